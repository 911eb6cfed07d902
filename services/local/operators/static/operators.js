// Looks again every two seconds; says so when the page itself gets no answer.
"use strict";

const panel = document.getElementById("panel");
const stale = document.getElementById("stale");

async function look() {
  try {
    const answer = await fetch("/panel", { cache: "no-store" });
    if (!answer.ok) throw new Error(answer.statusText);
    panel.innerHTML = await answer.text();
    document.title = panel.querySelector("[data-title]").dataset.title;
    stale.textContent = "";
  } catch {
    stale.textContent = "No answer: these figures are old.";
  }
  document.body.classList.toggle("old", stale.textContent !== "");
  setTimeout(look, 2000);
}

setTimeout(look, 2000);
