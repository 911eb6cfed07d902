"""Shows the operators' page: `python -m services.local.operators`."""

import logging

import uvicorn

from services.local.operators.addresses import addresses
from services.local.operators.page import Watch, page
from services.runtime.settings import Settings


def main() -> None:
    """Serve until told to stop."""
    logging.basicConfig(format="%(levelname)s %(name)s %(message)s", level="WARNING")
    where = addresses()
    feeds = Settings().load_feeds().feeds
    quiet = {name: feed.quiet_after for name, feed in feeds.items() if feed.quiet_after}
    uvicorn.run(
        page(Watch(lambda: addresses().services, quiet)),
        host=where.host,
        port=where.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=2,
    )


if __name__ == "__main__":
    main()
