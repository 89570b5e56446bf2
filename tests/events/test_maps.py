import json
from decimal import Decimal

import pytest

from events.models import EventPlace, Place, PlaceCitation
from khojaly.ledger.publishing import publish
from khojaly.pages.map_labels import labels
from khojaly.pages.maps import HEIGHT, WIDTH, Map, distance_km
from tests.objects import event, publication, source
from tests.pages import Page, flat

SVG = "{http://www.w3.org/2000/svg}"


class Point:
    def __init__(self, latitude, longitude, name="Somewhere"):
        self.latitude, self.longitude = latitude, longitude
        self.short_name = self.identifier = name


HILL, FORD = Point(39.91, 46.79, "Hill"), Point(39.99, 46.93, "Ford")
NOWHERE, FAR = Point(None, None, "Nowhere"), Point(41, 44.5, "Far")


def test_every_dot_is_inside_the_frame_with_north_above_and_east_to_the_right():
    hill, ford = Map.of([HILL, FORD]).dots
    assert all(0 < dot.x < WIDTH and 0 < dot.y < HEIGHT for dot in (hill, ford))
    assert ford.x > hill.x
    assert ford.y < hill.y


def test_each_dot_has_its_name_beside_it_inside_the_frame():
    names = [Point(39.9 + n / 50, 46.8, f"Village number {n}") for n in range(6)]
    for dot in Map.of(names).dots:
        left, top, right, bottom = dot.label.box
        assert dot.label.text == dot.place.short_name
        assert left > 0
        assert right < WIDTH
        assert top > 0
        assert bottom < HEIGHT
        assert abs(dot.label.y - dot.y) < 35


def test_names_of_dots_that_lie_close_do_not_overlap():
    one, other = labels(["Askeran", "Gargar river"], [(110, 110), (112, 111)], (WIDTH, HEIGHT))
    (l1, t1, r1, b1), (l2, t2, r2, b2) = one.box, other.box
    assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1


def test_places_without_coordinates_are_named_as_not_located():
    drawn = Map.of([HILL, NOWHERE])
    assert [dot.place for dot in drawn.dots] == [HILL]
    assert drawn.missing == [NOWHERE]
    assert Map.of([NOWHERE]) is None


def test_a_map_of_few_places_shows_what_is_near_and_how_far():
    drawn = Map.of([HILL], lambda: [FAR, HILL, FORD, NOWHERE])
    assert [dot.place for dot in drawn.dots] == [HILL, FORD]
    assert [(item.place, item.km) for item in drawn.distances] == [(FORD, 15)]


def test_where_nothing_is_near_the_nearest_place_is_shown():
    assert Map.of([HILL], lambda: [FAR, HILL]).neighbours == [FAR]


def test_of_two_places_at_the_same_point_one_orients_the_map():
    river = Point(39.991, 46.931, "River")
    assert Map.of([HILL], lambda: [FORD, river]).neighbours == [FORD]


def test_distances_are_great_circles():
    # From 0° E to 1° E along the equator: the 111.195 km of a degree on a sphere of 6,371 km.
    assert round(distance_km(Point(0, 0), Point(0, 1)), 2) == 111.19
    assert round(distance_km(Point(60, 0), Point(60, 1))) == 56


def test_the_scale_bar_is_as_long_as_it_says():
    drawn = Map.of([Point(39.9, 46), Point(39.9, 47)])
    west, east = drawn.dots
    km_of_a_unit = distance_km(west.place, east.place) / (east.x - west.x)
    assert abs(drawn.scale.length * km_of_a_unit - drawn.scale.km) < 0.5


def test_water_and_rivers_are_drawn_only_where_the_drawing_reaches_and_lie_in_the_frame():
    by_the_sea = Map.of([Point(40.59, 49.67), Point(40.41, 49.87)])
    assert by_the_sea.water
    assert Map.of([Point(40.3, 47.3), Point(39.9, 48.3)]).rivers
    inland = Map.of([Point(55.75, 37.6), Point(55.8, 37.7)])
    assert not inland.water
    assert not inland.rivers
    numbers = [
        float(n) for pair in by_the_sea.water.strip("Mz").replace("zM", " ").split()
        for n in pair.split(",")
    ]  # fmt: skip
    assert min(numbers) >= -1
    assert max(numbers) <= max(WIDTH, HEIGHT) + 1


@pytest.fixture
def village(db):
    made = Place.objects.create(
        slug="a-village", name_en="A Village (Old Village)", name_es="Una Aldea", kind="town",
        latitude=Decimal("39.5"), longitude=Decimal("46.25"),
        about_en="A village.", about_es="Una aldea.",
    )  # fmt: skip
    named = source(url="https://example.org/gazetteer")
    PlaceCitation.objects.create(place=made, source=named, relation="states")
    lost = Place.objects.create(
        slug="a-lost-village", name_en="Lost", name_es="Perdida", kind="town",
        about_en="A village.", about_es="Una aldea.",
    )  # fmt: skip
    publish([named, made, lost], publication())
    return made


def test_every_place_is_in_the_geojson_with_its_precision_and_source(client, village):
    answer = client.get("/places/places.geojson")
    assert answer["Content-Type"] == "application/geo+json"
    by_name = {item["properties"]["place"]: item for item in json.loads(answer.content)["features"]}
    found = by_name["a-village"]
    assert found["geometry"] == {"type": "Point", "coordinates": [46.25, 39.5]}
    assert found["id"].endswith("/places/a-village/v1/")
    # Given to hundredths of a degree: rounding moves it by 0.005° at most.
    assert found["properties"]["rounded_to_degrees"] == 0.01
    assert found["properties"]["precision_m"] == 556
    (cited,) = found["properties"]["sources"]
    assert cited["address"] == "https://example.org/gazetteer"
    assert cited["locator"] is None
    assert by_name["a-lost-village"]["geometry"] is None


def test_the_page_of_a_place_names_what_is_drawn_and_leads_to_the_points(client, village):
    near = Place.objects.create(
        slug="the-ford", name_en="Ford", name_es="Vado", kind="town", latitude=Decimal("39.6"),
        longitude=Decimal("46.3"), about_en="A village.", about_es="Una aldea.",
    )  # fmt: skip
    publish([near], publication())
    page = Page(client, "/es/places/a-village/")
    (figure,) = page.tree.iter("figure")
    assert "Vado 12 km" in flat(figure)
    assert [flat(text) for text in figure.iter(f"{SVG}text")] == ["Una Aldea", "Vado", "5 km"]
    assert "/es/places/places.geojson" in page.links()


@pytest.mark.django_db
def test_every_event_is_in_the_geojson_at_the_points_of_its_places(client):
    found = Place.objects.create(
        slug="khojaly", name_en="Khojaly", name_es="Khojaly", kind="town",
        latitude="39.91", longitude="46.79", about_en="A town.", about_es="Una localidad.",
    )  # fmt: skip
    held, bare = event(), event("without-a-place")
    EventPlace.objects.create(event=held, place=found)
    publish([found, held, bare], publication())
    answer = client.get("/events/events.geojson")
    assert answer["Content-Type"] == "application/geo+json"
    features = {item["properties"]["event"]: item for item in answer.json()["features"]}
    there = features["khojaly-massacre-1992"]
    assert there["geometry"] == {"type": "MultiPoint", "coordinates": [[46.79, 39.91]]}
    assert there["properties"]["start"] == "1992-02-25"
    assert there["properties"]["title_es"] == "Masacre de Khojaly"
    assert features["without-a-place"]["geometry"] is None
    assert "/events/events.geojson" in Page(client, "/data/").links()
