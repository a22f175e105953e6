recognition-mine = My certificates
recognition-mine-lede = Each of them has an address of its own that nobody can guess. Whoever you give it to can check it there.
recognition-mine-list = Certificates, the newest first
recognition-mine-empty = No certificate yet
recognition-mine-empty-text = When you meet the completion rule of a run, its certificate stands here on the same day. The rule and your progress are on the home of every run.
recognition-mine-empty-act = Find a course
recognition-progress = Your progress
recognition-progress-tasks = { $done } of { $of ->
    [one] one task
   *[other] { $of } tasks
 } handed in
recognition-progress-reviews = { $done } of { $of ->
    [one] one review
   *[other] { $of } reviews
 } given
recognition-progress-no-rule = This run has no completion rule: people take part in it, nobody is certified.
recognition-path-tasks = { $count ->
    [one] one task handed in
   *[other] { $count } tasks handed in
 }
recognition-path-reviews = { $count ->
    [one] one review given
   *[other] { $count } reviews given
 }
recognition-path-peers = { $count ->
    [one] read by one peer
   *[other] read by { $count } peers
 }
recognition-path-weeks = { $count ->
    [one] one week
   *[other] { $count } weeks
 }
recognition-certificate-of = Certificate of { $name }: { $course }
recognition-kicker = Recognised by peers · not a degree, not credit
recognition-kicker-revoked = Revoked · this certificate is not valid any more
recognition-somebody-who-left = A person who left
recognition-completed = completed { $course }
recognition-issued = Issued by { $university } on { $day }
recognition-code = Code of the check address
recognition-check-it = Check it: { $address }
recognition-art = The pattern of { $course }, grown by this path. { $legend }
recognition-legend-tasks = Each arch is a task handed in: { $count }
recognition-legend-reviews = Each column is a review given: { $count }
recognition-legend-peers = Each sun is a peer who read the work: { $count }
recognition-legend-weeks = Each flight of steps is a week: { $count }
recognition-is = Certificate of a course in which peers learn together, with the page on which it is checked.
recognition-valid = This certificate is valid
recognition-valid-text = { $university } awarded it on { $day } and has not taken it back. This was checked just now.
recognition-withdrawn = This certificate was withdrawn at its holder’s wish
recognition-withdrawn-text = Somebody completed this course and has left since. Their name and their work are gone; nothing is said against them.
recognition-not-valid = This certificate is not valid any more
recognition-not-valid-text = It was revoked on { $day }, for this reason:
recognition-revoked = revoked
recognition-rests-on = What it rests on
recognition-who = Who
recognition-what = What
recognition-run = the run
recognition-organizers = Organized by
recognition-when = Awarded
recognition-rule = The run asked for
recognition-done = What was done
recognition-address = Check address
recognition-what-it-is = What it is
recognition-what-it-is-text = A record of { $university } that this person met the completion rule of this run: they handed work in, peers read it, and they read the work of peers. The pattern is that of the course, grown by what this person did; nobody else has the same.
recognition-what-it-is-not = What it is not
recognition-what-it-is-not-text = It is not a degree, not credit, and not an exam. Nobody checked who the person is: the name is the one that they chose. Whether it counts for anything elsewhere is decided there.
recognition-keep = Keep it
recognition-keep-text = Print this page: the certificate comes out alone, with its legend. Or download the pattern as a picture that stays sharp at any size.
recognition-download = Download the pattern
recognition-yours = It is yours
recognition-name = Name on the certificate
recognition-name-hint = When you change it, the certificate is issued again at the same address. A pseudonym is welcome.
recognition-visibility = Who finds it
recognition-visibility-public = everyone
recognition-visibility-public-means = It stands on your page.
recognition-visibility-by-link = only by its address
recognition-visibility-by-link-means = Whoever you give the address to can check it, nobody else finds it.
recognition-save = Save
recognition-changed = Your certificate is saved. Its address is the same.
recognition-is-revoked = This certificate was revoked: it is not issued again on another name.
recognition-revoke = Revoke this certificate
recognition-revoke-text = The address stays. From then on it says that the certificate is not valid, when it was revoked, and why. The person gets a letter. This cannot be undone.
recognition-revoke-why = Reason
recognition-revoke-why-hint = Anybody who checks the certificate reads it. Say what happened, not what the person is.
recognition-revoke-sure = Revoke it for good?
recognition-revoke-act = Revoke
recognition-was-revoked = The certificate is revoked.
recognition-letter-awarded-subject = Your certificate: { $course }
recognition-letter-awarded = You completed { $course }. Your certificate is ready, with the pattern of the course grown by what you did.
recognition-letter-awarded-yours = On its page you can print it, change the name on it, and choose who finds it.
recognition-letter-address = This is its address. Whoever you give it to can check it there:
recognition-letter-revoked-subject = Your certificate was revoked: { $course }
recognition-letter-revoked = Your certificate of { $course } was revoked. This is the reason that was given:
recognition-letter-revoked-next = If you think that this is wrong, write to the organizers of the run. The page of the certificate names them:
