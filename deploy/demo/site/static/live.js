// Keeps an open page as the news is: asks for it anew when the site says so, and
// replaces only the parts that differ. Without this file the pages work as they are.
"use strict";

const CALM = 800; // milliseconds between two looks
const main = document.getElementById("main");
const toast = document.querySelector("[data-toast]");
let source = null;
let looking = false;
let again = false;

function say(words) {
  toast.textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { toast.textContent = ""; }, 6000);
}

function parts(root) {
  return [...root.querySelectorAll("[data-part]")];
}

function names(root) {
  return parts(root).map((part) => part.dataset.part).join();
}

function swapHead(next) {
  const described = "meta[name=description], meta[name=keywords], meta[name=robots], meta[property], link[rel=canonical]";
  document.head.querySelectorAll(described).forEach((one) => one.remove());
  document.head.append(...next.head.querySelectorAll(described));
  document.title = next.title;
  document.documentElement.lang = next.documentElement.lang;
  document.documentElement.dir = next.documentElement.dir;
}

function swapParts(next) {
  const coming = parts(next);
  return parts(document).filter((part, n) => {
    if (part.outerHTML === coming[n].outerHTML) return false;
    coming[n].classList.add("fresh");
    part.replaceWith(coming[n]);
    return part.dataset.part !== "nav";
  }).length;
}

function show(html) {
  const next = new DOMParser().parseFromString(html, "text/html");
  swapHead(next);
  if (names(document) === names(next)) {
    if (swapParts(next)) say("Updated just now");
    return;
  }
  main.replaceChildren(...next.getElementById("main").childNodes);
  document.querySelector("[data-part=nav]").replaceWith(next.querySelector("[data-part=nav]"));
  say(next.querySelector(".notice") ? "This story has been withdrawn" : "Updated just now");
}

async function look() {
  if (looking) { again = true; return; }
  looking = true;
  try {
    const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
    if (answer.redirected) { location.replace(answer.url); return; }
    if (answer.status !== 503) show(await answer.text());
  } catch {
    again = true; // the site is away for the moment
  }
  setTimeout(() => {
    looking = false;
    if (again) { again = false; look(); }
  }, CALM);
}

function withdraw() {
  main.replaceChildren(document.getElementById("withdrawn").content.cloneNode(true));
  document.title = "Story withdrawn";
  look();
}

function listen() {
  source = new EventSource(document.body.dataset.live);
  source.addEventListener("changed", look);
  source.addEventListener("withdrawn", withdraw);
}

// A picture that does not come leaves its caption, not a hole.
document.addEventListener("error", (event) => {
  if (event.target instanceof HTMLImageElement) {
    event.target.closest("figure, .shot")?.classList.add("without-picture");
  }
}, true);

// A page that nobody looks at holds no connection, and is fresh when looked at again.
document.addEventListener("visibilitychange", () => {
  source?.close();
  if (!document.hidden) { look(); listen(); }
});
addEventListener("pageshow", (event) => { if (event.persisted) look(); });
listen();
