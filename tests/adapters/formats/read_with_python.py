"""Reads calendars (PyPI icalendar) and mails (Python's own email) from a JSON list, and prints what they say as JSON."""

import base64
import email
import email.policy
import json
import re
import sys

import icalendar


def unescaped(text: str) -> str:
    return re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], text)


def calendar(raw: bytes) -> dict:
    read = icalendar.Calendar.from_ical(raw)
    events = read.walk("VEVENT")
    event = events[0]
    return {
        "events": len(events),
        # Properties that RFC 5545 does not name are left as they were written.
        "name": unescaped(str(read["NAME"])),
        "shownName": unescaped(str(read["X-WR-CALNAME"])),
        "summary": str(event["SUMMARY"]),
        "location": str(event["LOCATION"]),
        "start": event["DTSTART"].dt.isoformat(),
    }


def mail(raw: bytes) -> dict:
    read = email.message_from_bytes(raw, policy=email.policy.default)
    (to,) = read["To"].addresses
    return {
        "headers": sorted(set(name.lower() for name in read.keys())),
        "subject": read["Subject"],
        # Python 3.11 leaves the space between two encoded words of one name in (RFC 2047, section 6.2).
        "name": to.display_name.replace(" ", ""),
        "address": to.addr_spec,
        "text": read.get_body(("plain",)).get_content(),
        "attachments": [part.get_content_type() for part in read.iter_attachments()],
    }


readers = {"calendar": calendar, "mail": mail}
asked = json.load(sys.stdin)
json.dump([readers[each["format"]](base64.b64decode(each["raw"])) for each in asked], sys.stdout)
