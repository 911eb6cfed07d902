"""The embedded servers are the real ones."""

import asyncpg
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic


@pytest.mark.line
async def test_a_record_comes_back(kafka_bootstrap: str) -> None:
    """What is sent to the embedded broker can be read from it."""
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka_bootstrap)
    await admin.start()
    await admin.create_topics([NewTopic("local-servers", 1, 1)])
    await admin.close()
    async with AIOKafkaProducer(bootstrap_servers=kafka_bootstrap) as producer:
        await producer.send_and_wait("local-servers", b"hello")
    async with AIOKafkaConsumer(
        "local-servers",
        bootstrap_servers=kafka_bootstrap,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    ) as consumer:
        assert (await consumer.getone()).value == b"hello"


@pytest.mark.line
async def test_each_test_has_a_database_of_its_own(empty_postgres_dsn: str) -> None:
    """A fresh database has no table of anyone's."""
    connection = await asyncpg.connect(empty_postgres_dsn)
    tables = await connection.fetchval("select count(*) from pg_stat_user_tables")
    version = await connection.fetchval("show server_version_num")
    await connection.close()
    assert tables == 0
    assert int(version) >= 150_000
