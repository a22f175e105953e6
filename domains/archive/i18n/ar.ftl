archive-editions = الإصدارات
archive-editions-lede = ما تتركه الدورات المنتهية ليقرأه الجميع: المنهج والوثائق والنقاش. ويمكن إعادة كل دورة منها.
archive-newest-first = الأحدث أولًا
archive-search = البحث في كل الإصدارات
archive-search-button = بحث
archive-none-title = لا إصدارات بعد
archive-none-text = حين تنتهي دورة تبقى هنا للقراءة فقط، وإلى الأبد.
archive-never-began = لم تبدأ قط
archive-crumbs = أين أنت
archive-parts = أقسام هذا الإصدار
archive-syllabus = المنهج
archive-discussion = النقاش
archive-people = الناس
archive-read-only-since = للقراءة فقط منذ { $date }.
archive-banner = هذا إصدار دورة منتهية: يُحفظ كما كان، ولا أحد يستطيع الكتابة فيه.
archive-banner-never-began = أُعدّت هذه الدورة ولم تبدأ قط. تُحفظ كما كانت، ولا أحد يستطيع الكتابة فيها.
archive-came-from = جاء من { $source } ويُتاح بالرخصة المذكورة أدناه. أسماء الأشخاص مستعارة. ولم تُحفظ الصور والملفات المرفقة.
archive-living-site = الحياة مستمرة في { $site }.
archive-run-again = أعد هذه الدورة
archive-about = عن هذا الإصدار
archive-cite = كيف يُستشهد به
archive-summary = عمّ كانت الدورة
archive-outcomes = ما أراد الناس تعلّمه
archive-prerequisites = ما طُلب من الناس إحضاره
archive-no-documents = لم تكن لهذه الدورة وثائق.
archive-empty-document = لا نص هنا.
archive-minutes = { $count ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
 }
archive-from-to = من { $start } إلى { $end }
archive-dates = التواريخ
archive-organizers = المنظمون
archive-organizer = منظم
archive-participants = المشاركون
archive-seats = المقاعد المرغوبة
archive-posts = المشاركات
archive-language = اللغة
archive-status = قال الموقع القديم
archive-licence = الرخصة
archive-attribution = من يجب ذكره
archive-lineage = الدورة
archive-lineage-link = النسخ ومن أين جاءت
archive-frozen = صارت الدورة إصدارًا الآن.
archive-materials = المواد
archive-said-about = ما قيل عنه
archive-posts-count = { $count ->
    [zero] لا مشاركات
    [one] مشاركة واحدة
    [two] مشاركتان
    [few] { $count } مشاركات
    [many] { $count } مشاركة
   *[other] { $count } مشاركة
 }
archive-revisions = كل المراجعات
archive-revisions-count = { $count ->
    [zero] لا مراجعات
    [one] مراجعة واحدة
    [two] مراجعتان
    [few] { $count } مراجعات
    [many] { $count } مراجعة
   *[other] { $count } مراجعة
 }
archive-revisions-of = مراجعات «{ $title }»
archive-revisions-lede = كيف نمت هذه الوثيقة، والأحدث أولًا. بعضها لم يُحفظ منه إلا سطره في القائمة.
archive-revision-current = الحالية
archive-revision-not-kept = لم يُحفظ النص
archive-revision-old = هذه حالة سابقة للوثيقة.
archive-nobody = شخص غادر
archive-members-only = كانت هذه الدورة لأعضائها فقط. وما كتبوه يبقى معهم.
archive-no-threads = لم يكتب أحد شيئًا هنا.
archive-wall = جدار الدورة
archive-announcement = إعلان
archive-withdrawn = سُحبت هذه المشاركة.
archive-hidden = أخفى رعاة الموقع هذه المشاركة.
archive-thanks = { $count ->
    [zero] لم يشكر أحد
    [one] شكر شخص واحد
    [two] شكر شخصان
    [few] شكر { $count } أشخاص
    [many] شكر { $count } شخصًا
   *[other] شكر { $count } شخص
 }
