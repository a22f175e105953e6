web-skip = Skip to the content
web-nav-main = Main
web-nav-foot = About this site
web-nav-profile = Profile
web-sign-in = Sign in
web-sign-out = Sign out
web-join = Join
web-foot-open = Everything here is open: CC BY-SA 4.0 unless a page says otherwise. Run by volunteers.
web-theme = Theme
web-theme-system = System
web-theme-light = Light
web-theme-dark = Dark
web-language = Language
web-language-change = Change
web-keys = Keys
web-keys-search = search
web-keys-home = front page
web-keys-list = next and previous in a list
web-keys-send = send the form
web-keys-help = this help
web-close = Close
web-optional = optional
web-preview = Preview
web-written-in = Written in
web-editor-hint = Markdown works: **bold**, lists, links, code.
web-draft-saved = saved { $time }
web-draft-restored = draft of { $time } is back
web-form-refused = Some answers need another look
web-form-problem = { $field }: { $problem }
web-sure = Are you sure?
web-sure-yes = Yes, go on
web-sure-no = No, go back
web-pages = Pages
web-pages-back = Back
web-pages-more = More

web-trouble-not-found = There is nothing at this address
web-trouble-denied = This is not yours to do
web-trouble-sign-in-first = Sign in first
web-trouble-cross-site = This came from another site
web-trouble-method = This address cannot be used that way
web-trouble-unreadable = What was sent could not be read
web-trouble-too-large = What was sent is too large
web-trouble-fault = Something failed on our side
web-trouble-busy = Too many people are asking at once
web-trouble-unavailable = The university cannot reach its books just now
web-trouble-no-room = There is no room left to write
web-trouble-too-slow = What was sent came too slowly
web-trouble-again = Please try again in a moment. A form that is sent once more is taken only once.
web-trouble-kept = Nothing was changed.
web-trouble-next = Go back and try another way, or begin at the
web-trouble-front = front page
web-trouble-request = When you tell us about it, name the request

web-problem-empty = Write something here.
web-problem-too-short = Write at least { $limit ->
    [one] one character
   *[other] { $limit } characters
 }.
web-problem-too-long = Write at most { $limit } characters.
web-problem-unprintable = Some characters cannot be shown. Type the text again.
web-problem-not-an-address = This is not a mail address.
web-problem-not-a-link = This is not a web address. It begins with https://
web-problem-not-a-slug = Use small letters, digits and hyphens.
web-problem-no-such-zone = Choose a time zone from the list.
web-problem-no-such-language = Choose a language from the list.
web-problem-not-offered = Choose one of the answers.
web-problem-not-a-number = Write a whole number.
web-problem-too-small = The smallest number here is { $limit }.
web-problem-too-large = The largest number here is { $limit }.
web-problem-not-a-day = Write a day as year-month-day, for example 2027-01-12.
web-problem-not-a-time = Write a day and time, for example 2027-01-12T18:00.

web-just-now = just now
web-in-minutes = in { $count ->
    [one] one minute
   *[other] { $count } minutes
 }
web-in-hours = in { $count ->
    [one] one hour
   *[other] { $count } hours
 }
web-in-days = in { $count ->
    [one] one day
   *[other] { $count } days
 }
web-in-months = in { $count ->
    [one] one month
   *[other] { $count } months
 }
web-in-years = in { $count ->
    [one] one year
   *[other] { $count } years
 }
web-ago-minutes = { $count ->
    [one] one minute ago
   *[other] { $count } minutes ago
 }
web-ago-hours = { $count ->
    [one] one hour ago
   *[other] { $count } hours ago
 }
web-ago-days = { $count ->
    [one] one day ago
   *[other] { $count } days ago
 }
web-ago-months = { $count ->
    [one] one month ago
   *[other] { $count } months ago
 }
web-ago-years = { $count ->
    [one] one year ago
   *[other] { $count } years ago
 }
web-day = { $weekday } { $day } { $month }
web-day-with-year = { $weekday } { $day } { $month } { $year }
web-short-day = { $day } { $month }
web-short-day-with-year = { $day } { $month } { $year }
web-month-and-year = { $month } { $year }
web-moment = { $day }, { $clock }
web-moment-in-zone = { $moment } ({ $zone })
web-clock-in-zone = { $clock } in { $zone }
web-weekday-1 = Monday
web-weekday-2 = Tuesday
web-weekday-3 = Wednesday
web-weekday-4 = Thursday
web-weekday-5 = Friday
web-weekday-6 = Saturday
web-weekday-7 = Sunday
web-month-1 = January
web-month-2 = February
web-month-3 = March
web-month-4 = April
web-month-5 = May
web-month-6 = June
web-month-7 = July
web-month-8 = August
web-month-9 = September
web-month-10 = October
web-month-11 = November
web-month-12 = December

web-trouble-wait = That was a lot at once
web-problem-wait = Try again in { $limit ->
    [one] one minute
   *[other] { $limit } minutes
 }. What you wrote is kept.
web-hold-unconfirmed = Confirm your mail address first: the link is in the letter that we sent you.
web-hold-unconfirmed-way = Send me another letter
web-hold-suspended = You can read and take out what is yours, but not act here for now.
web-hold-suspended-way = Why, and how to answer
web-hold-consent = What everyone here agrees to has changed. Read it before you go on.
web-hold-consent-way = Read what changed
