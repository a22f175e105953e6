archive-editions = Editions
archive-editions-lede = What finished runs leave behind, for everyone to read: syllabus, documents and discussion. Every one of them can be run again.
archive-newest-first = The newest first
archive-search = Search in all editions
archive-search-button = Search
archive-none-title = No editions yet
archive-none-text = When a run is over it stands here, read-only and for good.
archive-never-began = never began
archive-crumbs = Where you are
archive-parts = Parts of this edition
archive-syllabus = Syllabus
archive-discussion = Discussion
archive-people = People
archive-read-only-since = Read-only since { $date }.
archive-banner = This is the edition of a finished run: it is kept as it was, and nobody can write in it.
archive-banner-never-began = This course was prepared and never began. It is kept as it was, and nobody can write in it.
archive-came-from = It was brought here from the { $source } and is given under the licence named below. Names of people are pseudonyms. Pictures and attached files were not kept.
archive-living-site = Life goes on at { $site }.
archive-run-again = Run this course again
archive-about = About this edition
archive-cite = Cite as
archive-summary = What it was about
archive-outcomes = What people wanted to learn
archive-prerequisites = What people were asked to bring
archive-no-documents = This course had no documents.
archive-empty-document = There is no text here.
archive-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
 }
archive-from-to = { $start } to { $end }
archive-dates = Dates
archive-organizers = Organizers
archive-organizer = organizer
archive-participants = Participants
archive-seats = Seats that were wished for
archive-posts = Posts
archive-language = Language
archive-status = The old site said
archive-licence = Licence
archive-attribution = To be named
archive-lineage = Course
archive-lineage-link = versions and where they came from
archive-frozen = The run is an edition now.
archive-materials = Materials
archive-said-about = What was said about it
archive-posts-count = { $count ->
    [0] no posts
    [one] one post
   *[other] { $count } posts
 }
archive-revisions = all revisions
archive-revisions-count = { $count ->
    [one] one revision
   *[other] { $count } revisions
 }
archive-revisions-of = Revisions of “{ $title }”
archive-revisions-lede = How this document grew, the newest state first. Of some only the line in the list was kept.
archive-revision-current = current
archive-revision-not-kept = text not kept
archive-revision-old = This is an earlier state of the document.
archive-nobody = somebody who left
archive-members-only = This run was for its members only. What they wrote stays with them.
archive-no-threads = Nobody wrote anything here.
archive-wall = course wall
archive-announcement = announcement
archive-withdrawn = This post was withdrawn.
archive-hidden = The stewards hid this post.
archive-thanks = { $count ->
    [one] one person said thanks
   *[other] { $count } people said thanks
 }
