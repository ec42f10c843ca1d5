"""Reading many files side by side: in processes of this machine, or on a Dask cluster that the office runs."""

import gc
import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from jdtool.errors import JdtoolError
from jdtool.ledgers.file_read import Spread

_REACH = 10  # seconds


@contextmanager
def processes(jobs: int) -> Iterator[Spread]:
    """A `map` over so many processes. Raises JdtoolError where one of them dies."""
    # Not forked: the bar on stderr has a thread of its own.
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_begin) as pool:
        try:
            yield pool.map
        except BrokenProcessPool:
            raise JdtoolError("读取台账的一个进程意外退出（可能内存不足）；请去掉 --jobs 或减少进程数再运行") from None
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin() -> None:
    """A reading process leaves Ctrl+C to the one that started it, and looks for garbage as seldom as that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(1_000_000, 50, 50)


@contextmanager
def cluster(address: str) -> Iterator[Spread]:
    """A `map` over a Dask cluster. Raises JdtoolError where there is none at the address."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that hardly any office needs
    except ImportError:
        raise JdtoolError("--cluster 需要先安装：pip install 'jdtool[cluster]'") from None
    try:
        client = Client(address, timeout=_REACH, set_as_default=False)
    except (OSError, ValueError):
        raise JdtoolError(f"连不上 --cluster 的地址 {address}：请检查地址，并确认调度器正在运行") from None
    with client:
        executor: Executor = client.get_executor()
        yield executor.map
