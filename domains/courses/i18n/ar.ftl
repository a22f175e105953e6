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
    جيد: واضح في معظمه
    متألق: واضح من أوله إلى آخره
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
