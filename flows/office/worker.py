"""The worker of an office: sets up its deployments, then runs what is to be run.

    python -m flows.office.worker READY

It is a program of its own, kept by `flows.office.keeper`. It loads Prefect while the server starts,
and writes a line to the file READY once it waits for work.
"""

import asyncio
import datetime
import os
import sys
import time

from flows.office.api import OfficeApi

POOL = "folio"
"""The work pool of prefect.yaml."""


def work(ready: int, api: OfficeApi) -> None:
    """Set everything up, and work until the process is ended."""
    from prefect.workers.process import ProcessWorker

    while api.heads() is None:
        time.sleep(0.05)
    asyncio.run(_make_pool())
    _deploy()
    api.put_in_order(datetime.datetime.now().astimezone())

    def tell(_: object) -> None:
        if not told:
            told.append(os.write(ready, b"ready\n"))

    told: list[int] = []
    asyncio.run(ProcessWorker(work_pool_name=POOL, name="office").start(printer=tell))


async def _make_pool() -> None:
    """Make the work pool, unless it is there."""
    from prefect import get_client
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.exceptions import ObjectAlreadyExists
    from prefect.workers.process import ProcessWorker

    template = ProcessWorker.get_default_base_job_template()
    async with get_client() as client:
        try:
            await client.create_work_pool(
                WorkPoolCreate(name=POOL, type="process", base_job_template=template)
            )
        except ObjectAlreadyExists:
            return


def _deploy() -> None:
    """`prefect deploy --all`, without loading Prefect once more; what it says goes to the log."""
    from prefect.cli import app

    before, sys.argv = sys.argv, ["prefect", "--no-prompt", "deploy", "--all"]
    try:
        app()
    except SystemExit as end:
        if end.code:
            raise
    finally:
        sys.argv = before


if __name__ == "__main__":
    work(
        int(sys.argv[1]),
        OfficeApi(os.environ["PREFECT_API_URL"], os.environ.get("PREFECT_API_AUTH_STRING", "")),
    )
