assessment-where = Where you are
assessment-link = Link:
assessment-file = File:
assessment-kilobytes = ({ $count } kB)
assessment-emptied = This version was emptied when its author left.
assessment-receipt = Receipt (SHA-256) of
assessment-relaxed = The group is small, so some rules of a fair deal gave way.
assessment-relaxed-three-cycle = Some people review each other in a ring of three.
assessment-relaxed-swap = Some pairs review each other.
assessment-relaxed-repeat = Some people read the same author again.
assessment-relaxed-balance = Some people read more than others.
assessment-relaxed-fewer = Fewer than three peers read each work.

assessment-work-empty = Write something, give a link or choose a file.
assessment-work-not-running = Work is handed in while the run goes on.
assessment-work-unchanged = This is the same as your latest version.
assessment-work-too-many-versions = A work has at most 50 versions.
assessment-work-file-kind = Files of this kind are not taken. Hand in a PDF, a picture, plain text, an ODT or DOCX document, or a ZIP.
assessment-review-released = The author has seen this review. It cannot change any more.
assessment-review-not-running = Reviews are given while the run goes on.
assessment-review-changed-meanwhile = This review was changed in another window. Open it again.
assessment-review-not-in = Only a review that has come in can be called useful.
assessment-round-too-few-works = Reviews need at least two works.
assessment-round-not-running = Reviews are opened while the run goes on.
assessment-round-not-open = Reviews have not been opened yet.
assessment-round-released = Everybody has their results already.

assessment-my-work = My work
assessment-my-work-title = My work: { $task }
assessment-work-title = Work: { $task }
assessment-hand-in = Hand in
assessment-hand-in-again = Hand in another version
assessment-handed-in = Handed in: version { $number }.
assessment-the-task = The task
assessment-blind-hint = Peers read it without seeing your name. Leave your name out of the text, the link and the file.
assessment-body = Your answer
assessment-link-field = A link
assessment-link-hint = To work that is elsewhere: a video, a repository, a page. It begins with https://
assessment-file-field = A file
assessment-file-hint = PDF, picture, plain text, ODT, DOCX or ZIP.
assessment-file-limit = { $count ->
    [one] At most one megabyte.
   *[other] At most { $count } megabytes.
 }
assessment-keep-file = Keep the file { $name }
assessment-versions = Versions
assessment-version = Version { $number }
assessment-what-changed = What changed in version { $number }
assessment-compare = From version { $from } to version { $to }
assessment-same-text = The text is the same in both.
assessment-changes = Changes
assessment-back-to-work = Back to the work

assessment-state-hand-in = Your next step: hand in your work
assessment-state-hand-in-why = Three peers read it and say what they see. You can hand in better versions later.
assessment-state-nothing = Nothing handed in
assessment-state-nothing-why = Work is handed in while the run goes on.
assessment-state-handed-in = You handed in your work
assessment-state-results = Your results are in
assessment-state-to-give = { $count ->
    [one] One work of a peer waits for your review:
   *[other] { $count } works of peers wait for your review:
 }
assessment-waiting-for-opening = It is in. Peers read it when reviews open.
assessment-waiting-for-reviews = { $count ->
    [0] Waiting for { $of ->
        [one] one review
       *[other] { $of } reviews
     }.
   *[other] { $count } of { $of } reviews are in.
 }
assessment-reviews-in = { $count ->
    [one] One peer has read it.
   *[other] { $count } peers have read it.
 }
assessment-work-number = Work { $number }

assessment-works = Works
assessment-works-title = Works: { $task }
assessment-works-show = See the works
assessment-works-in = { $count ->
    [0] No work is in yet.
    [one] One work is in.
   *[other] { $count } works are in.
 }
assessment-works-empty = No works yet
assessment-works-empty-why = What participants hand in for this task will be listed here.
assessment-round-gathering = Works come in. Reviews open by themselves when the week is over and four works are in, or when the run wraps up.
assessment-round-open = Peers are reading.
assessment-round-released-state = Everybody has their results.
assessment-reviews = Reviews
assessment-per-work = { $count ->
    [one] One peer reads each work.
   *[other] { $count } peers read each work.
 }
assessment-open-reviews = Open reviews now
assessment-deal-again = Find missing reviewers
assessment-reviews-opened = { $count ->
    [0] Nobody had to be asked.
    [one] One review was asked for.
   *[other] { $count } reviews were asked for.
 }
assessment-release = Release results
assessment-release-sure = Give everybody their results now, even where reviews are missing?
assessment-not-now = Not now
assessment-results-given = Everybody has their results.
assessment-author = Author
assessment-work = Work
assessment-handed-in-at = Handed in
assessment-waiting-for = Waiting for
assessment-released = results given
assessment-given-of = { $count } of { $of }

assessment-desk = My reviews
assessment-desk-lede = Works of peers that you were asked to read. Nobody sees whose review it is.
assessment-desk-waiting = Waiting for you
assessment-desk-given = Given
assessment-desk-empty = No reviews yet
assessment-desk-empty-why = When you have handed in work for a task and reviews open, the works of peers come here.
assessment-mark-waiting = to do
assessment-mark-draft = begun
assessment-mark-given = given
assessment-asked = asked

assessment-review-title = Review of work { $number }: { $task }
assessment-review-lede = Say what you see, what works, and what would help. You do not see whose work it is, and they do not see that it is you.
assessment-review-may-change = You gave this review. You can change it until the author sees it.
assessment-review-settled = You gave this review. It cannot change any more.
assessment-review-not-given = This review was not given.
assessment-the-work = The work
assessment-why = What made you choose?
assessment-review-text = Your review
assessment-review-text-hint = At least 20 characters. Markdown works.
assessment-send-review = Send the review
assessment-keep-draft = Keep as draft
assessment-draft-kept = Your draft is kept. Only you see it.
assessment-review-given = Thank you. Your review is in.
assessment-what-you-said = What you said

assessment-results = What peers say
assessment-no-reviews = No review came in.
assessment-results-count = { $count ->
    [one] One peer has read this work.
   *[other] { $count } peers have read this work.
 }
assessment-overall = Over all criteria: mean { $mean } of 100, standard deviation { $spread }.
assessment-overall-one = Over all criteria: { $mean } of 100, by one review.
assessment-plot-title = { $criterion }: { $levels }; mean { $mean } of { $top }
assessment-plot-caption = { $count } peers: mean { $mean } of { $top }, standard deviation { $spread }.
assessment-plot-caption-one = One peer: { $mean } of { $top }.
assessment-the-numbers = The numbers
assessment-level = Level
assessment-level-means = What it means
assessment-level-chosen = Chosen
assessment-peer-number = Peer { $number }
assessment-useful = Was this review useful?
assessment-useful-yes = Yes
assessment-useful-no = No
assessment-useful-kept = Thank you. Your answer is kept.
assessment-was-useful = Called useful by the author.
assessment-was-not-useful = Called not useful by the author.

assessment-letter-hello = Hello { $name },
assessment-letter-reviews-subject = Works of peers wait for your review: { $task }
assessment-letter-reviews-why = Reviews have opened for “{ $task }” in { $course }, and you were asked to read works of peers.
assessment-letter-reviews-blind = You do not see whose work it is, and they do not see whose review it is.
assessment-letter-reviews-act = My reviews
assessment-letter-results-subject = Your results are in: { $task }
assessment-letter-results-why = Peers have read your work for “{ $task }” in { $course }.
assessment-letter-results-useful = Say for each review whether it was useful: that helps whoever wrote it.
assessment-letter-results-act = Read what they say
