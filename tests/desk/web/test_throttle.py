from __future__ import annotations

from saring.desk.web.throttle import FORGOTTEN_AFTER, LONGEST_WAIT, MAX_KEYS, N_FREE_TRIES, RateLimit, SignInThrottle


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_after_five_failures_each_try_waits_twice_as_long_up_to_five_minutes() -> None:
    clock = Clock()
    throttle = SignInThrottle(clock)
    waits = []
    for _ in range(N_FREE_TRIES + 9):
        throttle.failed("name:siti")
        waits.append(throttle.wait("name:siti", "address:10.0.0.9"))
    assert waits[: N_FREE_TRIES - 1] == [0.0] * (N_FREE_TRIES - 1)
    assert waits[N_FREE_TRIES - 1 :] == [5, 10, 20, 40, 80, 160, 300, 300, 300, LONGEST_WAIT]
    clock.now += LONGEST_WAIT
    assert throttle.wait("name:siti") == 0
    assert throttle.wait("name:budi") == 0


def test_an_attacker_gets_fewer_than_a_hundred_tries_an_hour() -> None:
    clock = Clock()
    throttle = SignInThrottle(clock)
    n_tries, end = 0, clock.now + 3_600
    while clock.now < end:
        clock.now += throttle.wait("name:siti")
        throttle.failed("name:siti")
        n_tries += 1
    assert n_tries < 30


def test_a_sign_in_and_an_hour_forget_the_failures() -> None:
    clock = Clock()
    throttle = SignInThrottle(clock)
    for _ in range(7):
        throttle.failed("a", "b")
    throttle.succeeded("a")
    assert throttle.wait("a") == 0
    assert throttle.wait("b") > 0
    clock.now += FORGOTTEN_AFTER
    throttle.failed("b")
    assert throttle.wait("b") == 0


def test_names_made_up_by_an_attacker_do_not_fill_the_memory() -> None:
    throttle = SignInThrottle()
    for place in range(MAX_KEYS + 50):
        throttle.failed(f"name:{place}")
    assert len(throttle._failures) == MAX_KEYS


def test_a_rate_limit_refills_by_the_second() -> None:
    clock = Clock()
    limit = RateLimit(60, clock)
    assert [limit.take("a") for _ in range(60)] == [0.0] * 60
    assert limit.take("a") == 1.0
    assert limit.take("b") == 0.0
    clock.now += 2
    assert [limit.take("a") == 0.0 for _ in range(3)] == [True, True, False]
