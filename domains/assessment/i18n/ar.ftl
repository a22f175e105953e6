assessment-where = أين أنت
assessment-link = رابط:
assessment-file = ملف:
assessment-kilobytes = ({ $count } ك.ب)
assessment-emptied = أُفرغت هذه النسخة عندما غادر صاحبها.
assessment-receipt = إيصال (SHA-256) بتاريخ
assessment-relaxed = المجموعة صغيرة، لذلك لم يمكن الالتزام ببعض قواعد التوزيع العادل:
assessment-relaxed-three-cycle = بعض الأشخاص يراجع بعضهم بعضًا في حلقة من ثلاثة.
assessment-relaxed-swap = بعض الأزواج يراجع كل منهما الآخر.
assessment-relaxed-repeat = بعض الأشخاص يقرؤون للشخص نفسه مرة أخرى.
assessment-relaxed-balance = بعض الأشخاص يقرؤون أكثر من غيرهم.
assessment-relaxed-fewer = يقرأ كلَّ عمل أقلُّ من ثلاثة أقران.

assessment-work-empty = اكتب شيئًا، أو ضع رابطًا، أو اختر ملفًا.
assessment-work-not-running = تُسلَّم الأعمال أثناء سير الدورة.
assessment-work-unchanged = هذه مطابقة لآخر نسخة سلّمتها.
assessment-work-too-many-versions = للعمل خمسون نسخة على الأكثر.
assessment-work-file-kind = لا تُقبل ملفات من هذا النوع. سلّم ملف PDF أو صورة أو نصًا عاديًا أو مستند ODT أو DOCX أو ملف ZIP.
assessment-review-released = اطّلع صاحب العمل على هذه المراجعة، ولا يمكن تغييرها بعد الآن.
assessment-review-not-running = تُقدَّم المراجعات أثناء سير الدورة.
assessment-review-changed-meanwhile = تغيّرت هذه المراجعة في نافذة أخرى. افتحها من جديد.
assessment-review-not-in = لا يمكن تقييم فائدة مراجعة لم تصل بعد.
assessment-round-too-few-works = تحتاج المراجعات إلى عملين على الأقل.
assessment-round-not-running = تُفتح المراجعات أثناء سير الدورة.
assessment-round-not-open = لم تُفتح المراجعات بعد.
assessment-round-released = وصلت النتائج إلى الجميع من قبل.

assessment-my-work = عملي
assessment-my-work-title = عملي: { $task }
assessment-work-title = عمل: { $task }
assessment-hand-in = سلّم العمل
assessment-hand-in-again = سلّم نسخة أخرى
assessment-handed-in = تم التسليم: النسخة { $number }.
assessment-the-task = المهمة
assessment-blind-hint = يقرؤه أقرانك دون أن يروا اسمك. لا تذكر اسمك في النص أو الرابط أو الملف.
assessment-body = إجابتك
assessment-link-field = رابط
assessment-link-hint = إلى عمل موجود في مكان آخر: فيديو أو مستودع أو صفحة. يبدأ بـ https://
assessment-file-field = ملف
assessment-file-hint = PDF أو صورة أو نص عادي أو ODT أو DOCX أو ZIP.
assessment-file-limit = { $count ->
    [zero] لا تُقبل الملفات.
    [one] ميغابايت واحد على الأكثر.
    [two] ميغابايتان على الأكثر.
    [few] { $count } ميغابايت على الأكثر.
    [many] { $count } ميغابايت على الأكثر.
   *[other] { $count } ميغابايت على الأكثر.
 }
assessment-keep-file = أبقِ الملف { $name }
assessment-versions = النسخ
assessment-version = النسخة { $number }
assessment-what-changed = ما الذي تغيّر في النسخة { $number }
assessment-compare = من النسخة { $from } إلى النسخة { $to }
assessment-same-text = النص نفسه في النسختين.
assessment-changes = التغييرات
assessment-back-to-work = العودة إلى العمل

assessment-state-hand-in = خطوتك التالية: سلّم عملك
assessment-state-hand-in-why = يقرؤه ثلاثة من أقرانك ويقولون ما يرونه. يمكنك تسليم نسخ أفضل لاحقًا.
assessment-state-nothing = لم يُسلَّم شيء
assessment-state-nothing-why = تُسلَّم الأعمال أثناء سير الدورة.
assessment-state-handed-in = سلّمت عملك
assessment-state-results = وصلت نتائجك
assessment-state-to-give = { $count ->
    [zero] لا أعمال تنتظر مراجعتك:
    [one] عمل واحد لأحد الأقران ينتظر مراجعتك:
    [two] عملان لأقرانك ينتظران مراجعتك:
    [few] { $count } أعمال لأقرانك تنتظر مراجعتك:
    [many] { $count } عملًا لأقرانك تنتظر مراجعتك:
   *[other] { $count } عمل لأقرانك تنتظر مراجعتك:
 }
assessment-waiting-for-opening = وصل عملك. يقرؤه الأقران عندما تُفتح المراجعات.
assessment-waiting-for-reviews = { $count ->
    [0] في انتظار { $of ->
        [zero] المراجعات
        [one] مراجعة واحدة
        [two] مراجعتين
        [few] { $of } مراجعات
        [many] { $of } مراجعة
       *[other] { $of } مراجعة
     }.
   *[other] وصل { $count } من { $of } من المراجعات.
 }
assessment-reviews-in = { $count ->
    [zero] لم يقرأه أحد من الأقران.
    [one] قرأه قرين واحد.
    [two] قرأه قرينان.
    [few] قرأه { $count } أقران.
    [many] قرأه { $count } قرينًا.
   *[other] قرأه { $count } قرين.
 }
assessment-work-number = العمل { $number }

assessment-works = الأعمال
assessment-works-title = الأعمال: { $task }
assessment-works-show = عرض الأعمال
assessment-works-in = { $count ->
    [zero] لم يصل أي عمل بعد.
    [one] وصل عمل واحد.
    [two] وصل عملان.
    [few] وصلت { $count } أعمال.
    [many] وصل { $count } عملًا.
   *[other] وصل { $count } عمل.
 }
assessment-works-empty = لا أعمال بعد
assessment-works-empty-why = سيظهر هنا ما يسلّمه المشاركون لهذه المهمة.
assessment-round-gathering = تصل الأعمال تباعًا. تُفتح المراجعات تلقائيًا عندما ينتهي الأسبوع وتصل أربعة أعمال، أو عندما تُختتم الدورة.
assessment-round-open = الأقران يقرؤون.
assessment-round-released-state = وصلت النتائج إلى الجميع.
assessment-reviews = المراجعات
assessment-per-work = { $count ->
    [zero] لا أحد يقرأ الأعمال.
    [one] يقرأ كلَّ عمل قرين واحد.
    [two] يقرأ كلَّ عمل قرينان.
    [few] يقرأ كلَّ عمل { $count } أقران.
    [many] يقرأ كلَّ عمل { $count } قرينًا.
   *[other] يقرأ كلَّ عمل { $count } قرين.
 }
assessment-open-reviews = افتح المراجعات الآن
assessment-deal-again = ابحث عن المراجعين الناقصين
assessment-reviews-opened = { $count ->
    [zero] لم تكن هناك حاجة إلى طلب مراجعات.
    [one] طُلبت مراجعة واحدة.
    [two] طُلبت مراجعتان.
    [few] طُلبت { $count } مراجعات.
    [many] طُلبت { $count } مراجعة.
   *[other] طُلبت { $count } مراجعة.
 }
assessment-release = أرسل النتائج
assessment-release-sure = هل تريد إعطاء الجميع نتائجهم الآن، حتى لو نقصت مراجعات؟
assessment-not-now = ليس الآن
assessment-results-given = وصلت النتائج إلى الجميع.
assessment-author = صاحب العمل
assessment-work = العمل
assessment-handed-in-at = وقت التسليم
assessment-waiting-for = في انتظار
assessment-released = وصلت النتائج
assessment-given-of = { $count } من { $of }

assessment-desk = مراجعاتي
assessment-desk-lede = أعمال أقران طُلب منك قراءتها. لا أحد يرى من كتب المراجعة.
assessment-desk-waiting = تنتظرك
assessment-desk-given = قُدّمت
assessment-desk-empty = لا مراجعات بعد
assessment-desk-empty-why = عندما تسلّم عملًا وتُفتح المراجعات، تصل أعمال الأقران إلى هنا.
assessment-mark-waiting = لم تبدأ
assessment-mark-draft = بدأت
assessment-mark-given = قُدّمت
assessment-asked = طُلبت

assessment-review-title = مراجعة العمل { $number }: { $task }
assessment-review-lede = قل ما تراه، وما ينجح، وما قد يفيد. أنت لا ترى لمن العمل، وصاحبه لا يرى أنك من يراجعه.
assessment-review-may-change = قدّمت هذه المراجعة. يمكنك تغييرها حتى يراها صاحب العمل.
assessment-review-settled = قدّمت هذه المراجعة، ولا يمكن تغييرها بعد الآن.
assessment-review-not-given = لم تُقدَّم هذه المراجعة.
assessment-the-work = العمل
assessment-why = ما الذي جعلك تختار ذلك؟
assessment-review-text = مراجعتك
assessment-review-text-hint = عشرون حرفًا على الأقل. يمكنك استعمال Markdown.
assessment-send-review = أرسل المراجعة
assessment-keep-draft = احفظها مسودة
assessment-draft-kept = حُفظت مسودتك. لا يراها أحد غيرك.
assessment-review-given = شكرًا. وصلت مراجعتك.
assessment-what-you-said = ما قلته

assessment-results = ما يقوله الأقران
assessment-no-reviews = لم تصل أي مراجعة.
assessment-results-count = { $count ->
    [zero] لم يقرأ هذا العمل أحد.
    [one] قرأ هذا العمل قرين واحد.
    [two] قرأ هذا العمل قرينان.
    [few] قرأ هذا العمل { $count } أقران.
    [many] قرأ هذا العمل { $count } قرينًا.
   *[other] قرأ هذا العمل { $count } قرين.
 }
assessment-overall = في جميع المعايير: المتوسط { $mean } من 100، والانحراف المعياري { $spread }.
assessment-overall-one = في جميع المعايير: { $mean } من 100 بحسب مراجعة واحدة.
assessment-plot-title = { $criterion }: { $levels }؛ المتوسط { $mean } من { $top }
assessment-plot-caption = عدد الأقران { $count }: المتوسط { $mean } من { $top }، والانحراف المعياري { $spread }.
assessment-plot-caption-one = قرين واحد: { $mean } من { $top }.
assessment-the-numbers = الأرقام
assessment-level = المستوى
assessment-level-means = معناه
assessment-level-chosen = مرات الاختيار
assessment-peer-number = القرين { $number }
assessment-useful = هل أفادتك هذه المراجعة؟
assessment-useful-yes = نعم
assessment-useful-no = لا
assessment-useful-kept = شكرًا. حُفظ جوابك.
assessment-was-useful = قال صاحب العمل إنها مفيدة.
assessment-was-not-useful = قال صاحب العمل إنها لم تفده.

assessment-letter-hello = مرحبًا { $name }،
assessment-letter-reviews-subject = أعمال أقرانك تنتظر مراجعتك: { $task }
assessment-letter-reviews-why = فُتحت المراجعات للمهمة «{ $task }» في { $course }، وطُلب منك قراءة أعمال أقرانك.
assessment-letter-reviews-blind = أنت لا ترى لمن العمل، وصاحبه لا يرى لمن المراجعة.
assessment-letter-reviews-act = مراجعاتي
assessment-letter-results-subject = وصلت نتائجك: { $task }
assessment-letter-results-why = قرأ أقرانك عملك للمهمة «{ $task }» في { $course }.
assessment-letter-results-useful = قل عن كل مراجعة هل أفادتك: فهذا يساعد من كتبها.
assessment-letter-results-act = اقرأ ما يقولون
