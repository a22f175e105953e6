discussion-title = النقاش
discussion-of = نقاش { $title }
discussion-where = أين أنت
discussion-start = ابدأ موضوعًا
discussion-start-send = انشر الموضوع
discussion-started = فُتح موضوعك.
discussion-empty = لا مواضيع بعد
discussion-empty-text = هنا ستكون أسئلة هذه الدورة واكتشافاتها. يبدأ الناس عادةً بالتعريف بأنفسهم.
discussion-beside-empty = لم يقل أحد شيئًا عن هذا بعد.
discussion-title-gone = محادثة سُحب عنوانها
discussion-nobody = شخص غادر
discussion-posts = { $count ->
    [zero] لا مشاركات
    [one] مشاركة واحدة
    [two] مشاركتان
    [few] { $count } مشاركات
    [many] { $count } مشاركة
   *[other] { $count } مشاركة
 }
discussion-last = الأخيرة
discussion-fresh = { $count ->
    [zero] لا جديد
    [one] مشاركة جديدة
    [two] مشاركتان جديدتان
    [few] { $count } جديدة
    [many] { $count } جديدة
   *[other] { $count } جديدة
 }
discussion-fresh-since = { $count ->
    [zero] لا مشاركات جديدة لك.
    [one] مشاركة واحدة جديدة لك.
    [two] مشاركتان جديدتان لك.
    [few] { $count } مشاركات جديدة لك.
    [many] { $count } مشاركة جديدة لك.
   *[other] { $count } مشاركة جديدة لك.
 }
discussion-mark-read = علّمه كمقروء
discussion-marked = عُلّم كمقروء.
discussion-newer = { $count ->
    [zero] لا مشاركات جديدة
    [one] مشاركة جديدة واحدة
    [two] مشاركتان جديدتان
    [few] { $count } مشاركات جديدة
    [many] { $count } مشاركة جديدة
   *[other] { $count } مشاركة جديدة
 }
discussion-newer-link = مشاركات جديدة
discussion-announcement = إعلان
discussion-wall = تعليقات
discussion-closed-chip = مغلق
discussion-organizer = من المنظمين
discussion-new = جديد
discussion-edited = عُدّلت
discussion-about = عن { $title }
discussion-answers = رد على { $name }
discussion-withdrawn = سحب صاحب هذه المشاركة نصها.
discussion-hidden = أخفى رعاة الموقع هذه المشاركة.
discussion-reply = رد
discussion-quote = اقتبس
discussion-edit = عدّل
discussion-thank = اشكر
discussion-unthank = اسحب الشكر
discussion-thanked = { $count ->
    [zero] لم يشكر أحد
    [one] شكر شخص واحد
    [two] شكر شخصان
    [few] شكر { $count } أشخاص
    [many] شكر { $count } شخصًا
   *[other] شكر { $count } شخص
 }
discussion-field-title = ما موضوعه؟
discussion-field-body = مشاركتك
discussion-field-answer = ردك
discussion-field-kind = من ينبغي أن ينتبه إليه؟
discussion-kind-forum = كل من يقرأ النقاش
discussion-kind-announcement = كل من في الدورة
discussion-kind-announcement-hint = يُرسل الإعلان أيضًا في رسالة.
discussion-send = انشر
discussion-sent = نُشرت.
discussion-reply-in = رد في { $title }
discussion-cancel = عودة إلى الموضوع
discussion-edit-title = عدّل مشاركتك
discussion-save = احفظ
discussion-saved = حُفظت.
discussion-withdraw = اسحب
discussion-withdraw-title = اسحب هذه المشاركة
discussion-withdraw-text = يختفي نصها من الصفحة للجميع نهائيًا. تبقى الردود عليها.
discussion-withdraw-sure = هل تسحب هذه المشاركة نهائيًا؟
discussion-withdrawn-now = سُحبت مشاركتك.
discussion-close = أغلق هذا الموضوع
discussion-open = افتح هذا الموضوع من جديد
discussion-closed-now = أُغلق الموضوع، وتبقى قراءته ممكنة.
discussion-opened = فُتح الموضوع من جديد.
discussion-for-participants = لا يكتب هنا إلا المشاركون والمنظمون.
discussion-not-yet = تمكن الكتابة هنا حين يُفتح التسجيل.
discussion-finished = انتهت الدورة، ونقاشها للقراءة فقط.
discussion-edition = هذه طبعة دورة منتهية، وهي للقراءة فقط.
discussion-paused = الدورة متوقفة مؤقتًا، ونقاشها معها.
discussion-did-not-happen = لم تُعقد الدورة، ونقاشها للقراءة فقط.
discussion-closed = أغلق المنظمون هذا الموضوع.
discussion-withdrawn-already = سُحبت هذه المشاركة.
discussion-own-post = هذه مشاركتك أنت.
discussion-changed-meanwhile = حُفظت هذه المشاركة في نافذة أخرى في هذه الأثناء. انسخ نصك، وافتح المشاركة من جديد، واجمع النصين.
discussion-no-such-activity = لم يعد في الدورة هذا النشاط.
discussion-letter-subject = { $run }: { $title }
discussion-letter-why = وصلتك هذه الرسالة لأن لك مكانًا في { $run }.
discussion-letter-read = اقرأه ورُدّ عليه في النقاش
discussion-threads = المواضيع
