discussion-title = Discussion
discussion-of = Discussion of { $title }
discussion-where = Where you are
discussion-start = Start a thread
discussion-start-send = Post the thread
discussion-started = Your thread is open.
discussion-empty = No threads yet
discussion-empty-text = Questions and finds of this run will be here. People usually begin with who they are.
discussion-beside-empty = Nobody has said anything about this yet.
discussion-title-gone = A conversation whose title was withdrawn
discussion-nobody = Somebody who left
discussion-posts = { $count ->
    [one] one post
   *[other] { $count } posts
 }
discussion-last = last
discussion-fresh = { $count } new
discussion-fresh-since = { $count ->
    [one] One post is new to you.
   *[other] { $count } posts are new to you.
 }
discussion-mark-read = Mark as read
discussion-marked = Marked as read.
discussion-newer = { $count ->
    [one] One new post
   *[other] { $count } new posts
 }
discussion-newer-link = New posts
discussion-announcement = Announcement
discussion-wall = Comments
discussion-closed-chip = Closed
discussion-organizer = organizer
discussion-new = new
discussion-edited = changed
discussion-about = About { $title }
discussion-answers = Answers { $name }
discussion-withdrawn = This post was withdrawn by its author.
discussion-hidden = The stewards hid this post.
discussion-reply = Reply
discussion-quote = Quote
discussion-edit = Change
discussion-thank = Thank
discussion-unthank = Take thanks back
discussion-thanked = { $count ->
    [one] One person thanked
   *[other] { $count } people thanked
 }
discussion-field-title = What is it about?
discussion-field-body = Your post
discussion-field-answer = Your answer
discussion-field-kind = Who should notice it?
discussion-kind-forum = Whoever reads the discussion
discussion-kind-announcement = Everybody in the run
discussion-kind-announcement-hint = An announcement also goes out as a letter.
discussion-send = Post
discussion-sent = Posted.
discussion-reply-in = Reply in { $title }
discussion-cancel = Back to the thread
discussion-edit-title = Change your post
discussion-save = Save
discussion-saved = Saved.
discussion-withdraw = Withdraw
discussion-withdraw-title = Withdraw this post
discussion-withdraw-text = Its text is gone from the page for everyone, for good. Replies to it stay.
discussion-withdraw-sure = Withdraw this post for good?
discussion-withdrawn-now = Your post is withdrawn.
discussion-close = Close this thread
discussion-open = Open this thread again
discussion-closed-now = The thread is closed. It stays readable.
discussion-opened = The thread is open again.
discussion-for-participants = Only participants and organizers of this run write here.
discussion-not-yet = People can write here as soon as sign-up opens.
discussion-finished = The run is over, so its discussion is read-only.
discussion-edition = This is the edition of a finished run: it is read-only.
discussion-paused = The run is paused, and its discussion with it.
discussion-did-not-happen = The run did not happen, so its discussion is read-only.
discussion-closed = The organizers closed this thread.
discussion-withdrawn-already = This post was withdrawn.
discussion-own-post = This post is your own.
discussion-changed-meanwhile = This post was saved in another window meanwhile. Copy your text, open the post again, and put both together.
discussion-no-such-activity = The run has no such activity any more.
discussion-letter-subject = { $run }: { $title }
discussion-letter-why = You get this letter because you have a place in { $run }.
discussion-letter-read = Read and answer it in the discussion
discussion-threads = Threads
