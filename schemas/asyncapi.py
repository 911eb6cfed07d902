"""The topics and what travels on them, in the words of AsyncAPI 3."""

from pydantic import JsonValue

from schemas.topics import TOPICS, Role, Topic


Document = dict[str, JsonValue]

PREFIX = "wire."
JSON_SCHEMA = "application/schema+json;version=draft-2020-12"

TOLD: dict[Role, str] = {
    Role.RAW: "What an agency sent, byte for byte; the topic says which feed.",
    Role.ARTICLES: "What was received, one event an item; inside the house only.",
    Role.URGENT: "The same for kills, holds and alerts, which do not queue.",
    Role.PUBLISHED: "What happened to pages, in the order of `seq` per article.",
    Role.LATEST: "Each article's page as it is, or the notice that it is gone.",
    Role.SECTIONS: "The newest titles of each section in each language.",
    Role.DEAD_LETTERS: "What could not be read, byte for byte, with the reason.",
}

RECEIVED = ("ArticleReceived", "OrderReceived", "ItemSkipped", "ItemRejected")
MESSAGES: dict[Role, tuple[str, ...]] = {
    Role.RAW: ("Raw",),
    Role.ARTICLES: RECEIVED,
    Role.URGENT: ("ArticleReceived", "OrderReceived"),
    Role.PUBLISHED: ("PageEvent", "ArticleWithdrawn"),
    Role.LATEST: ("Latest",),
    Role.SECTIONS: ("SectionList",),
    Role.DEAD_LETTERS: ("Raw",),
}
KEYS: dict[Role, str] = {
    Role.RAW: "The sender's own, if any.",
    Role.ARTICLES: "The article's id, 16 bytes; else topic/partition/offset.",
    Role.URGENT: "The article's id, 16 bytes; else topic/partition/offset.",
    Role.PUBLISHED: "The article's id as text.",
    Role.LATEST: "The article's id as text.",
    Role.SECTIONS: "section|language",
    Role.DEAD_LETTERS: "topic/partition/offset of the raw record.",
}
HEADERS: dict[str, str] = {
    "ce_specversion": "CloudEvents, 1.0",
    "ce_id": "the event's id: the same however often it is sent",
    "ce_source": "who says it",
    "ce_type": "wiredesk. and the event's type",
    "ce_time": "when it was decided",
    "ce_subject": "the article's id",
    "content-type": "application/json",
    "agency": "to filter by without reading the page",
    "section": "ditto; absent where the page has none",
    "language": "ditto, BCP 47",
    "kind": "ditto, story or alert",
    "traceparent": "W3C trace context, where the raw record had one",
}
OUTSIDE = (Role.PUBLISHED, Role.LATEST, Role.SECTIONS, Role.DEAD_LETTERS)


def document(version: str) -> Document:
    """The whole description, for that version of the project."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "wiredesk",
            "version": version,
            "description": "Agency wires in, one clean stream of pages out.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {_id(role): _channel(TOPICS[role]) for role in Role},
        "operations": _operations(),
        "components": {"messages": _messages()},
    }


def _id(role: Role) -> str:
    first, *rest = role.replace(".", "-").split("-")
    return first + "".join(word.capitalize() for word in rest)


def _channel(topic: Topic) -> Document:
    feeds: Document = {"feed": {"description": "The feed that owns the topic."}}
    raw = topic.role is Role.RAW
    names = MESSAGES[topic.role]
    return {
        "address": f"{PREFIX}{topic.role}" + (".{feed}" if raw else ""),
        "description": TOLD[topic.role],
        **({"parameters": feeds} if raw else {}),
        "messages": {n: {"$ref": f"#/components/messages/{n}"} for n in names},
        "bindings": {"kafka": {"partitions": topic.partitions}},
        "x-key": KEYS[topic.role],
        "x-settings": dict(topic.settings),
    }


def _operations() -> Document:
    received: Document = {
        "action": "receive",
        "channel": {"$ref": f"#/channels/{_id(Role.RAW)}"},
    }
    sent: Document = {
        f"send{_id(role)[0].upper()}{_id(role)[1:]}": {
            "action": "send",
            "channel": {"$ref": f"#/channels/{_id(role)}"},
        }
        for role in OUTSIDE
    }
    return {"receiveRaw": received} | sent


def _messages() -> Document:
    names = sorted({name for named in MESSAGES.values() for name in named} - {"Raw"})
    raw: Document = {
        "contentType": "application/octet-stream",
        "summary": "Any format that a wire has; sniffed from its bytes.",
        "payload": {},
    }
    return {"Raw": raw, **{name: _message(name) for name in names}}


def _message(name: str) -> Document:
    headers: Document = {
        "type": "object",
        "properties": {
            header: {"type": "string", "description": told}
            for header, told in HEADERS.items()
        },
    }
    schema: Document = {"$ref": f"./json/{name}.schema.json"}
    outside = name in MESSAGES[Role.PUBLISHED] or name in MESSAGES[Role.LATEST]
    return {
        "contentType": "application/json",
        **({"headers": headers} if outside else {}),
        "payload": {"schemaFormat": JSON_SCHEMA, "schema": schema},
    }
