# course
courses-courses = الدورات
courses-where = موقعك
courses-cancel = إلغاء
courses-save = حفظ
courses-saved = حُفظ.
courses-edit = تحرير
courses-remove = إزالة
courses-removed = أُزيل.
courses-remove-question = هل تريد إزالة «{ $title }» بكل ما فيه؟
courses-move-up = تحريك إلى أعلى
courses-move-down = تحريك إلى أسفل
courses-somebody = شخص ما
courses-draft = مسودة
courses-published = منشورة
courses-language = اللغة
courses-licence = الرخصة
courses-licence-all-rights-reserved = جميع الحقوق محفوظة، رابط فقط
courses-licence-public-domain = ملك عام
courses-licence-unknown = رخصة غير معروفة
courses-licence-other = رخصة أخرى، بالكلمات
courses-minutes = { $count ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
 }
courses-weekly-hours = { $count ->
    [zero] أقل من ساعة في الأسبوع
    [one] ساعة واحدة في الأسبوع
    [two] ساعتان في الأسبوع
    [few] { $count } ساعات في الأسبوع
    [many] { $count } ساعة في الأسبوع
   *[other] { $count } ساعة في الأسبوع
 }
courses-effort = الجهد
courses-level = ما تتطلبه
courses-level-open = لا معرفة سابقة
courses-level-basics = إلمام أولي بالموضوع
courses-level-practised = بعض الممارسة في الموضوع
courses-level-unsaid = غير محدد
courses-outcomes = ما ستقدر عليه بعدها
courses-prerequisites = ما ينبغي أن تحضره
courses-completion = لإتمامها
courses-completion-none = لا يُطلب شيء: تكفي المشاركة.
courses-completion-rule = { $tasks ->
    [zero] لا مهام
    [one] مهمة واحدة منجزة
    [two] مهمتان منجزتان
    [few] { $tasks } مهام منجزة
    [many] { $tasks } مهمة منجزة
   *[other] { $tasks } مهمة منجزة
 } و{ $reviews ->
    [zero] لا مراجعات
    [one] مراجعة واحدة
    [two] مراجعتان
    [few] { $reviews } مراجعات
    [many] { $reviews } مراجعة
   *[other] { $reviews } مراجعة
 }
courses-progress = أُنجز { $tasks } من { $tasks-needed } من المهام، وقُدّم { $reviews } من { $reviews-needed } من المراجعات
courses-progress-label = تقدمك
courses-kind-reading = قراءة
courses-kind-task = مهمة
courses-kind-discussion = نقاش
courses-kind-review = مراجعة
courses-kind-reading-meaning = اقرأ أو شاهد أو استمع
courses-kind-task-meaning = اصنع شيئًا وسلّمه
courses-kind-discussion-meaning = تحدث عن أمر ما
courses-kind-review-meaning = راجع أعمال الأقران
courses-materials = المواد
courses-materials-none = لا شيء للقراءة أو المشاهدة أو الاستماع بعد.
courses-material-checked = فُحص العنوان في { $day }
courses-tasl-title = { $title }. { $licence }
courses-tasl-author = { $title }، تأليف { $author }. { $licence }
courses-tasl-source = { $title }، من { $source }. { $licence }
courses-tasl-whole = { $title }، تأليف { $author }، من { $source }. { $licence }
courses-rubric = ما ينظر إليه الأقران
courses-rubric-caption = المعايير ومستوياتها، بدءًا بالأدنى
courses-rubric-none = لا يوجد سلّم تقدير بعد. من دونه تكون المراجعات نصوصًا فقط.
courses-rubric-edit = تحرير سلّم التقدير
courses-rubric-lede = معياران أو ثلاثة تكفي. أفرغ عنوان المعيار ومستوياته لحذفه، واحفظ ليظهر مكان لمعيار آخر.
courses-criterion = المعيار
courses-criterion-numbered = المعيار { $number }
courses-criterion-title = الاسم
courses-criterion-prompt = سؤال إلى المراجع
courses-criterion-prompt-hint = سؤال واحد يجيب عنه العمل بقدر يزيد أو ينقص.
courses-criterion-weight = الوزن
courses-criterion-weight-hint = من 1 إلى 10: مقدار أهميته بجانب غيره.
courses-criterion-levels = المستويات
courses-criterion-levels-hint = من 2 إلى 6، كل مستوى في سطر، بدءًا بالأدنى: كلمة ثم نقطتان ثم ما يظهره العمل في هذا المستوى.
courses-level-numbered = المستوى { $number }
courses-weight-times = يُحتسب { $weight } مرات
courses-template-content = المحتوى
courses-template-content-prompt = هل يحقق العمل ما تطلبه المهمة؟
courses-template-content-levels =
    بداية: أجزاء من المهمة ناقصة
    جيد: المهمة منجزة
    متألق: يتجاوز ما تطلبه المهمة
courses-template-clarity = الوضوح
courses-template-clarity-prompt = هل يستطيع قرين متابعته من دون سؤال؟
courses-template-clarity-levels =
    بداية: تصعب متابعته
    جيد: يُتابَع مع سؤال أو سؤالين
    متألق: يُتابَع ويمكن للقارئ أن يعيد روايته
courses-doctor = ما قد يزيد اتفاق المراجعين على سلّم التقدير هذا:
courses-doctor-tasks = سلالم تقدير يمكن تحسينها
courses-doctor-count = { $count ->
    [zero] لا نصائح
    [one] نصيحة واحدة
    [two] نصيحتان
    [few] { $count } نصائح
    [many] { $count } نصيحة
   *[other] { $count } نصيحة
}
courses-doctor-many-criteria = عدد المعايير { $count }. النموذج الطويل يصرف الانتباه عن العمل؛ أبقِ ما ينبغي أن تقوم عليه الدرجة.
courses-doctor-many-levels = لمعيار «{ $criterion }» مستويات عددها { $count }. كلما كثرت زاد اختلاف قارئَي العمل في اختيارها؛ ادمج المتشابه منها.
courses-doctor-two-things = يسأل «{ $criterion }» عن أمرين معا. العمل الذي فيه أحدهما دون الآخر لا يناسبه أي مستوى؛ اجعله معيارين.
courses-doctor-heavy = يشكّل «{ $criterion }» { $share } بالمئة من الدرجة، فلا يكاد غيره يقرّر شيئا.
courses-doctor-bare = المستوى «{ $level }» من «{ $criterion }» كلمة وحدها. قل ماذا يُظهر عمل في هذا المستوى.
courses-doctor-nothing-to-see = يقول المستوى «{ $level }» من «{ $criterion }» مدى جودة العمل، ولا يذكر شيئا يمكن رؤيته فيه. سمِّ شيئا يستطيع المراجع أن يشير إليه.
courses-doctor-same = المستويان «{ $one }» و«{ $other }» من «{ $criterion }» يقولان الشيء نفسه.
courses-syllabus = المنهج
courses-syllabus-of = المنهج: { $title }
courses-syllabus-empty = لم يُكتب شيء بعد
courses-syllabus-empty-text = ستظهر الوحدات والأنشطة هنا حالما يكتبها المنظمون.
courses-edit-begin = اكتب المنهج
courses-unit-numbered = الوحدة { $number }
courses-unit-new = وحدة جديدة
courses-unit-add = أضف وحدة
courses-unit-add-first = أضف الوحدة الأولى
courses-unit-edit = تحرير الوحدة
courses-unit-title = العنوان
courses-unit-title-hint = أسبوع في العادة: موضوعه في كلمات قليلة.
courses-unit-intro = المقدمة
courses-activity-new = نشاط جديد
courses-activity-add = أضف نشاطًا
courses-activity-edit = تحرير النشاط
courses-activity-kind = ما يفعله الناس
courses-activity-title = العنوان
courses-activity-body = المطلوب
courses-activity-minutes = الدقائق اللازمة
courses-material-new = مادة جديدة
courses-material-add = أضف مادة
courses-material-edit = تحرير المادة
courses-material-title = العنوان
courses-material-author = المؤلف
courses-material-source = المصدر
courses-material-source-hint = الكتاب أو الموقع أو المجلة التي أُخذت منها.
courses-material-url = عنوان الويب
courses-material-licence-hint = انظر في صفحة المادة. ما لم يُسمح بنسخه يمكن الإحالة إليه برابط.
courses-material-licence-words = الرخصة بالكلمات
courses-material-minutes = الدقائق اللازمة
courses-material-note = سبب وجودها والصفحات المطلوبة
courses-new = ابدأ دورة
courses-new-title-hint = يظهر في الفهرس: ما يُتعلَّم، بكلمات بسيطة.
courses-new-begin = ابدأ
courses-new-begun = بدأت دورتك. إنها مسودة: لا يغيّرها إلا أنت ومن ينظم معك.
courses-new-next = ما يأتي بعد ذلك
courses-new-next-syllabus = تكتب الوحدات والأنشطة بمواد مفتوحة.
courses-new-next-people = تجد من ينظم معك: الدورات التي ينظمها شخصان تنطلق أكثر بأربع مرات.
courses-new-next-open = تحدد التواريخ والمقاعد وتفتح التسجيل.
courses-course-edit = تحرير ما تقوله الدورة عن نفسها
courses-course-title = العنوان
courses-course-question = السؤال الذي تطرحه
courses-course-question-hint = سؤال واحد يريد الناس جوابًا عنه.
courses-course-summary = موضوعها
courses-course-outcomes = ما يقدر عليه الناس بعدها
courses-course-prerequisites = ما ينبغي أن يحضره الناس
courses-course-hours = ساعات في الأسبوع
courses-course-tasks = مهام مطلوبة
courses-course-tasks-hint = لإتمام الدورة. 0 لا يطلب شيئًا.
courses-course-reviews = مراجعات مطلوبة
courses-course-reviews-hint = لإتمام الدورة. 0 لا يطلب شيئًا.
courses-course-tags = وسوم
courses-course-tags-hint = ثمانية على الأكثر، تفصل بينها فواصل.
courses-desk = مكتب الكتابة
courses-desk-about = عن الدورة
courses-desk-no-question = لا تطرح الدورة سؤالًا بعد.
courses-desk-beside = هذه مسودة بجانب الدورة الجارية. يراها الناس حين تنشرها وتنقل الدورة إليها.
courses-desk-empty = المنهج فارغ
courses-desk-empty-text = ابدأ بوحدة: أسبوع في العادة، فيه نشاطان إلى خمسة.
courses-desk-over = انتهت هذه الدورة ويبقى منهجها كما هو. أعد تنظيمها لتغييره.
courses-draft-begin-title = هذه النسخة منشورة
courses-draft-begin-text = يعتمد الناس عليها فلا تتغير. ابدأ مسودة بجانبها، وتنتقل الدورة إلى النسخة الجديدة حين تقرر ذلك.
courses-draft-begin = ابدأ مسودة
courses-draft-begun = بدأت المسودة.
courses-publish = انشر
courses-publish-go = انشرها
courses-publish-title = نشر هذه النسخة
courses-publish-text = النسخة المنشورة لا تتغير؛ والتغيير التالي يبدأ مسودة جديدة.
courses-publish-note = ما الجديد
courses-publish-note-hint = سطر واحد لتاريخ الدورة.
courses-publish-after = الدورة الجارية
courses-publish-move = تنتقل إلى هذه النسخة الآن
courses-publish-move-meaning = تحتفظ الأعمال المسلَّمة بالمهمة التي أجابت عنها
courses-publish-stay = تستمر بالنسخة التي لديها
courses-publish-stay-meaning = يمكنك نقلها لاحقًا
courses-published-now = نُشرت النسخة { $number }.
courses-versions = النسخ
courses-versions-lede = كل نسخة نُشرت تبقى مقروءة هنا.
courses-version-numbered = النسخة { $number }
courses-version-drafted = { $version } يكتبها { $who }.
courses-version-published = { $version } نشرها { $who }.
courses-version-from = صُنعت من { $version }.
courses-overtaken = حفظ شخص آخر في هذه الأثناء.
courses-overtaken-text = ما كتبته محفوظ أدناه. قارن ثم احفظ مرة أخرى ليحل محل المخزَّن.
courses-overtaken-stored = المخزَّن الآن
courses-refused-published = النسخة المنشورة لا تتغير
courses-refused-changed-meanwhile = حفظ شخص آخر في هذه الأثناء
courses-refused-cannot-move = لا يمكن تحريكه أبعد في هذا الاتجاه
courses-refused-empty = لا تُنشر نسخة بلا نشاط
courses-refused-full = بلغ الحد الأقصى

# run

courses-tabs = هذه الدورة
courses-tab-home = الصفحة الرئيسية
courses-tab-syllabus = المنهج
courses-tab-discussion = النقاش
courses-tab-people = المشاركون
courses-tab-settings = الإعدادات
courses-state-draft = قيد الإعداد
courses-state-signing-up = التسجيل مفتوح
courses-state-signup-closed = أُغلق التسجيل
courses-state-running = جارية
courses-state-wrapping-up = في جولتها الختامية
courses-state-finished = انتهت
courses-state-edition = نسخة محفوظة للقراءة فقط
courses-state-paused = متوقفة مؤقتًا
courses-state-did-not-happen = لم تُعقد
courses-seats-left = { $count ->
    [zero] لا مقاعد متبقية
    [one] بقي مقعد واحد
    [two] بقي مقعدان
    [few] بقيت { $count } مقاعد
    [many] بقي { $count } مقعدًا
   *[other] بقي { $count } مقعد
 }
courses-seats-taken = شُغل { $taken } من { $seats }
courses-waiting-list = { $count ->
    [zero] اكتملت المقاعد وقائمة الانتظار مفتوحة
    [one] اكتملت المقاعد وينتظر شخص واحد
    [two] اكتملت المقاعد وينتظر شخصان
    [few] اكتملت المقاعد وينتظر { $count } أشخاص
    [many] اكتملت المقاعد وينتظر { $count } شخصًا
   *[other] اكتملت المقاعد وينتظر { $count } شخص
 }
courses-run-course = المقرر
courses-run-starts = اليوم الأول
courses-run-ends = اليوم الأخير
courses-run-closes = يُغلق التسجيل
courses-run-closes-hint = اليوم والساعة بتوقيت الدورة. الدقيقة المذكورة ما زالت ضمن الموعد.
courses-run-seats = المقاعد
courses-run-seats-hint = المجموعات من 10 إلى 25 شخصًا تعمل جيدًا. يمكن إضافة مقاعد لاحقًا فتتقدم قائمة الانتظار.
courses-run-zone = المنطقة الزمنية
courses-run-zone-hint = ساعة الدورة نفسها، مثل Europe/Madrid. يقرأ كل شخص المواعيد بتوقيته.
courses-run-question = سؤال التسجيل
courses-run-question-hint = سؤال واحد، مثل: ماذا تريد أن تصنع هنا؟ المنظمون وحدهم يقرؤون الإجابات.
courses-run-audience = من يقرأ
courses-run-audience-hint = يُحسم ذلك عند فتح التسجيل.
courses-audience-public = الجميع
courses-audience-public-means = النقاش وقائمة المشاركين علنيان.
courses-audience-members = المشاركون في الدورة فقط
courses-audience-members-means = يقرأ المشاركون والمنظمون النقاش ويرى بعضهم بعضًا.
courses-run-version = إصدار المقرر
courses-run-version-now = تستخدم هذه الدورة الإصدار { $number }.
courses-run-version-number = المتابعة بالإصدار رقم
courses-run-version-hint = يجب أن يكون منشورًا. الأعمال المسلَّمة تحتفظ بالمهمة التي أجابت عنها.
courses-run-move = الانتقال إلى هذا الإصدار
courses-run-moved = تستخدم الدورة ذلك الإصدار الآن.
courses-run-saved = حُفظ.
courses-run-begun = هذه دورتك. حدد المواعيد والمقاعد، ثم اكتب المنهج.
courses-run-not-now = ليست الدورة في هذه المرحلة
courses-run-missing-dates = ينقص اليوم الأول واليوم الأخير
courses-run-missing-closing = ينقص موعد إغلاق التسجيل
courses-run-closes-in-the-past = موعد إغلاق التسجيل في الماضي
courses-run-closes-after-the-end = موعد إغلاق التسجيل بعد اليوم الأخير
courses-run-missing-seats = لا بد من مقعد واحد على الأقل
courses-run-missing-activities = لا يوجد نشاط في المنهج بعد
courses-run-ends-before-it-starts = اليوم الأخير قبل اليوم الأول
courses-run-fewer-seats-than-people = عدد أصحاب المقاعد أكبر من ذلك
courses-run-audience-is-settled = حُسم من يقرأ عند فتح التسجيل
courses-run-over = انتهت هذه الدورة
courses-run-changed-meanwhile = حفظ شخص آخر في هذه الأثناء. انظر إلى الموجود الآن ثم احفظ من جديد
courses-run-last-organizer = تحتاج الدورة إلى منظم. أضف شخصًا آخر أولًا
courses-run-no-such-member = لا يوجد عضو بهذا المعرّف
courses-run-already-organizer = هذا الشخص ينظم الدورة بالفعل
courses-run-no-such-version = لا يوجد إصدار منشور بهذا الرقم
courses-run-reason-missing = اكتب سببًا. سيقرؤه كل من في الدورة
courses-run-not-typed = اكتب اسم الدورة كما يظهر أعلاه
courses-settings = الإعدادات
courses-settings-title = إعدادات { $title }
courses-ready = كل شيء جاهز: يمكن فتح التسجيل
courses-ready-why = فتح التسجيل ينشر المنهج كما هو الآن.
courses-ready-edit = كتابة المنهج
courses-not-ready = قبل فتح التسجيل
courses-open = مطلوب:
courses-steps = الخطوات التالية
courses-steps-none = لم يعد يحدث شيء في هذه الدورة.
courses-history = ما حدث
courses-organizers = المنظمون
courses-organizers-none = لا أحد ينظم هذه الدورة الآن.
courses-organizer-add = إضافة إلى المنظمين
courses-organizer-added = زاد عدد المنظمين واحدًا.
courses-organizer-handle = معرّف أحد الأعضاء
courses-organizer-handle-hint = الجزء الأخير من عنوان صفحته. المنظمون متساوون في الصلاحيات.
courses-organizer-remove = إزالة
courses-organizer-removed = نقص عدد المنظمين واحدًا.
courses-step-open-signup = فتح التسجيل
courses-step-open-signup-means = تظهر الدورة في الدليل ويُنشر المنهج ويمكن شغل المقاعد.
courses-step-close-signup = إغلاق التسجيل
courses-step-close-signup-means = لا يمكن لأحد آخر التسجيل. ومن ينتظر يتقدم كلما خلا مقعد.
courses-step-start = بدء الدورة
courses-step-start-means = تصل رسالة إلى كل صاحب مقعد ويبدأ العمل.
courses-step-wrap-up = بدء الجولة الختامية
courses-step-wrap-up-means = يُنهي المشاركون ما بدؤوه وينظرون إلى ما مضى ويتبادلون الشكر.
courses-step-finish = إنهاء الدورة
courses-step-finish-means = لا يمكن تسليم شيء جديد. وما أُنجز يبقى متاحًا للقراءة.
courses-step-pause = إيقاف الدورة مؤقتًا
courses-step-pause-means = لا يتحرك شيء حتى تُستأنف. تصل إلى الجميع رسالة فيها السبب.
courses-step-resume = استئناف
courses-step-resume-means = تُستأنف الدورة من حيث توقفت.
courses-step-cancel = إلغاء الدورة
courses-step-cancel-means = لن تُعقد الدورة. تصل إلى الجميع رسالة فيها السبب والموعد التالي إن وُجد. لا يمكن التراجع عن ذلك.
courses-step-people = { $count ->
    [zero] لا أحد لديه مقعد أو ينتظر مقعدًا.
    [one] شخص واحد لديه مقعد أو ينتظر مقعدًا.
    [two] شخصان لديهما مقعد أو ينتظران مقعدًا.
    [few] { $count } أشخاص لديهم مقعد أو ينتظرون مقعدًا.
    [many] { $count } شخصًا لديهم مقعد أو ينتظرون مقعدًا.
   *[other] { $count } شخص لديهم مقعد أو ينتظرون مقعدًا.
 }
courses-step-why = بكلماتك
courses-step-next = الموعد التالي
courses-step-next-hint = متى تُعاد المحاولة، إن كنت تعلم.
courses-step-type-this = اسم الدورة:
courses-step-typed = اكتب اسم الدورة للمتابعة
courses-step-typed-hint = حتى لا يحدث ذلك سهوًا.
courses-step-taken = تم. حالة الدورة الآن: { $state }.
courses-again-title = إعادة عقد { $title }
courses-again-heading = إعادة عقد هذا المقرر
courses-again-lede = تحصل على دورة خاصة بك مع نسخة من أحدث إصدار. لا يراها أحد حتى تفتح التسجيل.
courses-again-act = إعداد الدورة
courses-join-title = الانضمام إلى { $title }
courses-join-about = هذه الدورة
courses-join-heading = الانضمام إلى هذه الدورة
courses-join-answer = إجابتك
courses-join-answer-hint = جملتان أو ثلاث. يقرؤها منظمو هذه الدورة وحدهم.
courses-join-next-seat = يوجد مقعد: يصبح لك فور إرسال هذا النموذج. تصلك رسالة، ويمكنك المغادرة متى شئت.
courses-join-next-line = جميع المقاعد مشغولة: تحصل على المكان { $place } في قائمة الانتظار فور إرسال هذا النموذج. عندما يغادر أحد يتقدم الأول وتصله رسالة.
courses-join-again = غادرت هذه الدورة من قبل. من يعود يقف في آخر القائمة، وعملك ما زال موجودًا.
courses-join-act = الانضمام إلى هذه الدورة
courses-join-act-line = الانضمام إلى قائمة الانتظار
courses-join-other-runs = دورات أخرى لهذا المقرر
courses-joined = انضممت إلى { $title }.
courses-joined-waiting = أنت في قائمة انتظار { $title } في المكان { $place }.
courses-place-seated = لديك مقعد
courses-place-seated-next = تصلك رسالة عند بدء الدورة. وحتى ذلك الحين اطلع على المنهج وألقِ التحية.
courses-place-go = إلى الدورة
courses-place-waiting = أنت في المكان { $place } من قائمة الانتظار
courses-place-waiting-next = عندما يغادر أحد يتقدم الأول. تصلك رسالة حين يصبح لديك مقعد.
courses-own-answer = إجابتك
courses-own-answer-who = تقرؤها أنت والمنظمون.
courses-leave-heading = المغادرة
courses-leave-seat = ينتقل مقعدك إلى أول المنتظرين. ويبقى ما أنجزته. إن عدت فستقف في آخر القائمة.
courses-leave-line = تفقد مكانك في القائمة. إن عدت فستقف في آخرها.
courses-leave-act = مغادرة هذه الدورة
courses-left = غادرت { $title }. يبقى ما أنجزته.
courses-enroll-seated = لديك مقعد في هذه الدورة
courses-enroll-waiting = أنت في قائمة انتظار هذه الدورة
courses-enroll-organizes = أنت تنظم هذه الدورة فلا تحتاج إلى مقعد
courses-enroll-not-open = لم يُفتح التسجيل بعد
courses-enroll-closed = أُغلق التسجيل
courses-enroll-begun = بدأت هذه الدورة وأُغلق التسجيل
courses-enroll-over = انتهت هذه الدورة
courses-enroll-did-not-happen = لم تُعقد هذه الدورة
courses-enroll-paused = هذه الدورة متوقفة مؤقتًا
courses-enroll-not-there = ليس لك مكان في هذه الدورة
courses-enroll-answer-missing = أجب عن السؤال أولًا
courses-enroll-not-running = يمكن تعليم الأنشطة أثناء سير الدورة
courses-ticked = عُلّم النشاط.
courses-unticked = أُزيلت العلامة.
courses-people-title = المشاركون في { $title }
courses-people-since = هنا منذ
courses-people-inside-only = لا يرى من يتعلم هنا إلا المشاركون في هذه الدورة.
courses-participants = المشاركون
courses-participants-none = لم ينضم أحد بعد
courses-participants-none-why = سيظهر هنا كل من يشغل مقعدًا.
courses-waiting = قائمة الانتظار
courses-waiting-none = لا أحد ينتظر.
courses-letter-opened = فُتح التسجيل: { $title }
courses-letter-opened-text = التسجيل في «{ $title }» مفتوح حتى { $closes }. شارك عنوان الدورة مع من قد يرغب في الحضور.
courses-letter-seat = لديك مقعد: { $title }
courses-letter-seat-text = انضممت إلى «{ $title }». اليوم الأول هو { $starts }. سنكتب إليك عند البدء.
courses-letter-line = أنت في قائمة الانتظار: { $title }
courses-letter-line-text = جميع مقاعد «{ $title }» مشغولة. مكانك في قائمة الانتظار { $place } وتتقدم عندما يغادر أحد.
courses-letter-moved-up = خلا مقعد: { $title }
courses-letter-moved-up-text = تقدمت في القائمة: لديك الآن مقعد في «{ $title }». إن لم تعد قادرًا على الحضور فغادر ليحصل عليه من بعدك.
courses-letter-started = بدأت: { $title }
courses-letter-started-text = بدأت «{ $title }». خطوتك التالية في صفحة الدورة.
courses-letter-wrapping-up = الجولة الختامية: { $title }
courses-letter-wrapping-up-text = «{ $title }» في جولتها الختامية. أنهِ ما بدأته واشكر من ساعدك.
courses-letter-finished = انتهت: { $title }
courses-letter-finished-text = انتهت «{ $title }». ما أنجزته يبقى هناك للقراءة. شكرًا لحضورك.
courses-letter-paused = توقف مؤقت: { $title }
courses-letter-paused-text = توقفت «{ $title }» مؤقتًا. لا يضيع شيء، وسنكتب إليك عند استئنافها.
courses-letter-resumed = استُؤنفت: { $title }
courses-letter-resumed-text = استُؤنفت «{ $title }» من حيث توقفت.
courses-letter-cancelled = لن تُعقد: { $title }
courses-letter-cancelled-text = نأسف: لن تُعقد هذه الدورة من «{ $title }».
courses-letter-organizer = أنت تنظم دورة: { $title }
courses-letter-organizer-text = أصبحت من منظمي «{ $title }». إن كان ذلك خطأ فأزل نفسك في الإعدادات.
courses-letter-why = يقول المنظمون: { $why }
courses-letter-next = تُعاد المحاولة في { $day }.
courses-letter-act-run = إلى الدورة
courses-letter-act-place = عرض مكانك
courses-letter-act-settings = إلى الإعدادات
