"""Een agenda om in te lezen (iCalendar, RFC 5545): waar en wanneer, nooit met wie of waarover."""
