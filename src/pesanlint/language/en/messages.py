"""Default messages of findings in English texts, by kind, or by kind and variant."""

from types import MappingProxyType

MESSAGES = MappingProxyType(
    {
        "abbreviation": "Spell it out at first mention: “{use}”.",
        "abbreviation.unintroduced": "Introduce this abbreviation behind what it stands for: “{long} ({short})”.",
        "abbreviation.wrong": "{short} stands for “{long}”, not “{found}”.",
        "attribution": "Name the source of “{found}”.",
        "bound": "Write “{use}”, not “{found}”: {form}- is part of the word.",
        "consistency": "This text has “{use}” elsewhere; write the same here, not “{found}”.",
        "date.format": "Write the date with the full name of the month: “{use}”, not “{found}”.",
        "date.impossible": "There is no {found} in the calendar.",
        "date.weekday": "{date} is a {use}, not a {found}; check which of the two is wrong, the day or the date.",
        "date.year": "There is no {weekday}, {date}; that day and date belong to {use}.",
        "fact": "According to {source}, {name} is {use}, not “{found}”.",
        "forbidden": "Avoid “{found}”. {advice}",
        "foreign": (
            "This text does not seem to be in English, the language of its guideline. What is clearly in another language "
            "is checked only by rules for any language."
        ),
        "language": "English",
        "length.paragraph": "This paragraph has {length} words; the limit is {max}.",
        "length.sentence": "This sentence has {length} words; the limit is {max}.",
        "length.title": "This headline has {length} words; the limit is {max}.",
        "person.introduced": "Say at first mention what {found} is: {use}.",
        "person.office": "According to the roster, {found} is not {office} of {unit} on the day of this text.{holder}",
        "person.short-name": "{found} has been introduced; the short name is enough from here on.",
        "person.spelling": "According to the roster the name is “{use}”, not “{found}”.",
        "quotation": "This quotation mark has no counterpart.",
        "quotation.turned": "This opening mark is turned; write “, not ”.",
        "readability": "This text is hard to read (index {score}, limit {max}). Shorten sentences and choose plain words.",
        "repetition": "“{word}” is written twice.",
        "required": "This text lacks {missing}.",
        "required.closing": "a closing with its author or a contact",
        "required.date": "a date",
        "required.dateline": "a dateline (place or outlet and a dash) at the head of its lead",
        "required.quotation": "a direct quotation",
        "required.title": "a headline",
        "required.when": "the time (when) in its lead",
        "required.where": "the place (where) in its lead",
        "required.who": "the actor (who) in its lead",
        "speaker": "Say what {found}, who is quoted, is.",
        "substitution": "Use “{use}”, not “{found}”.",
        "title": "Beside an office write the official name “{use}”, not “{found}”.",
        "unit": "At first mention write the official name, “{use}”, not “{found}”.",
    }
)
