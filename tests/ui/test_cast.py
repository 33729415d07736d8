"""People in the picture are where the session has them, at places that suit what they do, and walk between them."""

from itertools import pairwise

from game.model import body
from game.model.metabolism import REST
from game.session.moment import changed
from game.session.session import Session
from game.ui.cast import HATCH, Cast, plain_points, wanted
from tests.ui.games import MINUTE, g7

FRAME = 1 / 30
KNEELING = {"bay.0.kneel": (450.0, 500.0)}


def session(minutes: int = 1) -> Session:
    made = Session(g7())
    for _ in range(minutes * MINUTE):
        made.tick()
    return made


def cast(made: Session, **how: object) -> Cast:
    company = Cast(made.world, plain_points() | KNEELING, **how)  # type: ignore[arg-type]
    company.follow(made.state)
    return company


def spot(company: Cast, name: str) -> str:
    return company.actors[company.world.people.index(name)].spot


def test_those_at_home_are_seen_and_nobody_else() -> None:
    made = session()
    company = cast(made)
    home = {
        i
        for i, place in enumerate(made.state.duty.place)
        if place >= 0 and made.world.place_module[place] == made.world.living
    }
    assert set(company.actors) == home
    assert len(home) == 13


def test_everybody_has_a_place_of_their_own_that_suits() -> None:
    company = cast(session())
    spots = [actor.spot for actor in company.actors.values()]
    assert len(set(spots)) == len(spots)
    assert spot(company, "rustam").startswith("lie.")
    assert spot(company, "petra") == "exercise.0"
    assert spot(company, "tomasz").startswith("work.")


def test_a_level_may_say_where_somebody_likes_to_be() -> None:
    company = cast(session(), homes={"gabriel": "stand.2", "noor": "sit.5", "meilin": "bay.3"})
    assert spot(company, "gabriel") == "stand.2"
    assert spot(company, "noor") == "sit.5"
    assert not spot(company, "meilin").startswith("bay"), "that is in the other room"


def test_whoever_is_ordered_to_rest_walks_to_a_bunk_and_lies_down() -> None:
    made = session()
    company = cast(made)
    noor = company.actors[made.world.people.index("noor")]
    assert not noor.route
    controls = made.state.controls
    made.state.controls = controls._replace(activity=changed(controls.activity, noor.person, REST))
    company.follow(made.state)
    assert noor.route
    for _ in range(600):
        company.advance(FRAME)
    assert not noor.route
    assert noor.spot.startswith("lie.")
    assert company.pose(noor)[0] == "lie"


def test_whoever_comes_enters_by_the_hatch_and_whoever_goes_leaves_by_it() -> None:
    made = session()
    company = cast(made)
    yuki = made.world.people.index("yuki")
    bay = made.world.places.index("bay")
    away = made.state.duty
    made.state.duty = away._replace(place=changed(away.place, yuki, bay))
    company.follow(made.state)
    actor = company.actors[yuki]
    assert (actor.x, actor.y) == company.points[HATCH]
    assert actor.route
    for _ in range(300):
        company.advance(FRAME)
    assert actor.spot.startswith("bay.")
    made.state.duty = away
    company.follow(made.state)
    assert actor.leaving
    for _ in range(300):
        company.advance(FRAME)
    assert yuki not in company.actors


def test_work_of_a_certain_place_is_done_there_and_the_idle_make_way() -> None:
    made = session()
    world = made.world
    look = next(t for t, task in enumerate(world.plot.tasks) if task.id == "look")
    bay = world.places.index("bay")
    hassan, yuki = world.people.index("hassan"), world.people.index("yuki")
    duty = made.state.duty
    made.state.duty = duty._replace(place=changed(duty.place, hassan, bay))
    company = cast(made, tasks={"look": "bay.0"})
    company.actors[hassan].spot = "bay.0"
    duty = made.state.duty
    made.state.duty = duty._replace(place=changed(duty.place, yuki, bay), task=changed(duty.task, yuki, look))
    company.follow(made.state)
    assert spot(company, "yuki") == "bay.0"
    assert spot(company, "hassan") != "bay.0"
    for _ in range(600):
        company.advance(FRAME)
    assert company.pose(company.actors[yuki])[0].startswith("kneel")


def test_whoever_cannot_act_is_seen_to() -> None:
    made = session()
    world, i = made.world, made.world.people.index("noor")
    people = made.state.habitat.people
    for status, pose in ((body.INCAPACITATED, "slump"), (body.UNCONSCIOUS, "down"), (body.DEAD, "down")):
        hurt = people._replace(status=changed(people.status, i, float(status)))
        made.state.habitat = made.state.habitat._replace(people=hurt)
        assert wanted(world, made.state, i, {}).poses == (pose,)


def test_whoever_falls_lies_where_they_were() -> None:
    made = session()
    company = cast(made)
    i = made.world.people.index("noor")
    noor = company.actors[i]
    before = (noor.x, noor.y, noor.spot)
    people = made.state.habitat.people
    hurt = people._replace(status=changed(people.status, i, float(body.UNCONSCIOUS)))
    made.state.habitat = made.state.habitat._replace(people=hurt)
    company.follow(made.state)
    assert (noor.x, noor.y, noor.spot) == before
    assert not noor.route
    assert company.pose(noor)[0] == "down"


def test_breath_comes_faster_and_heads_hang_as_saturation_falls() -> None:
    company = cast(session())
    actor = company.actors[company.world.people.index("noor")]

    def seen(spo2: float) -> tuple[int, set[str]]:
        company.saturation = [spo2] * len(company.world.people)
        chests, poses = [], set()
        for step in range(1200):
            company.clock = step * FRAME
            chests.append(company.chest(actor))
            poses.add(company.pose(actor)[0])
        return sum(a < b for a, b in pairwise(chests)), poses

    calm, short = seen(97.0), seen(78.0)
    assert 9 <= calm[0] <= 11
    assert short[0] > 1.8 * calm[0]
    assert calm[1] == {"sit", "brood"}
    assert short[1] == {"brood"}


def test_when_nothing_has_changed_nobody_moves() -> None:
    made = session()
    company = cast(made)
    before = {i: (actor.spot, actor.x, actor.y) for i, actor in company.actors.items()}
    for _ in range(30):
        made.tick()
        company.follow(made.state)
        company.advance(FRAME)
    assert {i: (actor.spot, actor.x, actor.y) for i, actor in company.actors.items()} == before
