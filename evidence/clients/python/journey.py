"""A guest's journey through the client that openapi-python-client makes: every module of it is imported first."""

import datetime
import importlib
import pathlib
import pkgutil
import sys
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).parent / "generated"))

import hotel_booking  # noqa: E402

for module in pkgutil.walk_packages(hotel_booking.__path__, "hotel_booking."):
    importlib.import_module(module.name)

from hotel_booking import AuthenticatedClient, Client  # noqa: E402
from hotel_booking import models  # noqa: E402
from hotel_booking.api.accounts import login  # noqa: E402
from hotel_booking.api.bookings import (  # noqa: E402
    cancel_booking,
    confirm_booking,
    create_booking,
)
from hotel_booking.api.hotels_and_rooms import get_hotel_rooms  # noqa: E402
from hotel_booking.api.search import list_destinations, search_hotels  # noqa: E402

url, password = sys.argv[1:3]


def must(response, status):
    """The parsed body of an answer with this status; anything else ends the journey."""
    if response.status_code != status:
        raise SystemExit(f"{response.status_code}: {response.content!r}")
    return response.parsed


anyone = Client(base_url=url)
credentials = models.LoginBody(
    email="guest@example.com", password=password, transport=models.LoginBodyTransport.BEARER
)
session = must(login.sync_detailed(client=anyone, body=credentials), 200)
guest = AuthenticatedClient(base_url=url, token=session.token)

check_in = datetime.date.today() + datetime.timedelta(days=50)
check_out = check_in + datetime.timedelta(days=2)
somewhere = must(list_destinations.sync_detailed(client=anyone, limit=1), 200).items[0]
wanted = models.SearchByName(
    location=f"{somewhere.name}, {somewhere.country}", check_in=check_in, check_out=check_out, guests=2
)
hotel = must(search_hotels.sync_detailed(client=anyone, body=wanted), 200).items[0].hotel
offered = must(
    get_hotel_rooms.sync_detailed(hotel.id, client=anyone, check_in=check_in, check_out=check_out, guests=2), 200
)
room = next(room for room in offered.rooms if room.offer is not None)

stay = models.BookingForGuests(
    hotel_id=hotel.id,
    room_type_id=room.room_type.id,
    check_in=check_in,
    check_out=check_out,
    guests=2,
    guest_name="Ada Lovelace",
    guest_email="ada@example.com",
    quote=room.offer.quote,
)
held = must(create_booking.sync_detailed(client=guest, body=stay, idempotency_key=str(uuid.uuid4())), 201).booking
card = models.ConfirmBookingBody(payment_method="tok_visa")
paid = must(confirm_booking.sync_detailed(held.id, client=guest, body=card), 200).booking
assert paid.status == models.BookingStatus.CONFIRMED, paid.status
assert paid.payment.paid.amount == room.offer.payment.due_now.amount, paid.payment
over = must(cancel_booking.sync_detailed(held.id, client=guest, body=models.CancelBookingBody(reason="Rain")), 200)
assert over.booking.status == models.BookingStatus.CANCELLED, over.booking.status
print(f"Python: {held.reference}, {paid.payment.paid.amount} paid, {over.refund.amount} given back")
