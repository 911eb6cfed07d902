"""Topics made and checked, through Kafka's admin calls."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import NoError, TopicAlreadyExistsError, for_code

from schemas.record import Place
from schemas.topics import Topic
from services.runtime.kafka import connection
from services.runtime.settings import KafkaSettings


class Admin:
    """Makes topics, and says where they differ from what is declared."""

    def __init__(self, client: AIOKafkaAdminClient, replication: int) -> None:
        self._client = client
        self._replication = replication

    async def create(self, topics: Mapping[str, Topic]) -> list[str]:
        """Make the topics that are missing; the names of those made."""
        there = set(await self.topics())
        missing = {name: t for name, t in topics.items() if name not in there}
        wanted = [
            NewTopic(
                name, topic.partitions, self._replication, topic_configs=topic.settings
            )
            for name, topic in missing.items()
        ]
        if not wanted:
            return []
        answer = await self._client.create_topics(wanted)
        for name, code, *_ in answer.topic_errors:
            error = for_code(code)
            if error not in (NoError, TopicAlreadyExistsError):
                raise error(name)
        return sorted(missing)

    async def topics(self) -> list[str]:
        """The names of all topics, in order."""
        names: list[str] = await self._client.list_topics()
        return sorted(names)

    async def places(self, names: Sequence[str]) -> dict[str, list[Place]]:
        """The partitions of those of the topics that are there."""
        there = sorted(set(names) & set(await self.topics()))
        counts = await self._partitions(there)
        return {n: [Place(n, p) for p in range(counts[n])] for n in there}

    async def differences(self, topics: Mapping[str, Topic]) -> list[str]:
        """One line for each topic that is missing or set otherwise."""
        there = set(await self.topics())
        lines = [f"{name}: missing" for name in sorted(topics) if name not in there]
        present = {name: t for name, t in topics.items() if name in there}
        partitions = await self._partitions(sorted(present))
        settings = await self._settings(sorted(present))
        for name, topic in sorted(present.items()):
            if partitions[name] != topic.partitions:
                lines.append(
                    f"{name}: {partitions[name]} partitions, not {topic.partitions}"
                )
            lines += [
                f"{name}: {key} is {settings[name].get(key)}, not {value}"
                for key, value in topic.settings.items()
                if settings[name].get(key) != value
            ]
        return lines

    async def _partitions(self, names: Sequence[str]) -> dict[str, int]:
        if not names:
            return {}
        found = await self._client.describe_topics(list(names))
        return {topic["topic"]: len(topic["partitions"]) for topic in found}

    async def _settings(self, names: Sequence[str]) -> dict[str, dict[str, str]]:
        if not names:
            return {}
        asked = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
        answers = await self._client.describe_configs(asked)
        return {
            name: {entry[0]: entry[1] for entry in entries}
            for answer in answers
            for _, _, _, name, entries in answer.resources
        }


@asynccontextmanager
async def open_admin(settings: KafkaSettings) -> AsyncIterator[Admin]:
    """A started admin client, closed at the end."""
    client = AIOKafkaAdminClient(**connection(settings))
    try:
        await client.start()
        yield Admin(client, settings.replication)
    finally:
        await client.close()
