schools-title = المدارس
schools-lede = مقررات يجمعها ميثاق يقول ما تؤمن به.
schools-list = كل المدارس
schools-none = لا توجد مدارس بعد
schools-none-text = المدرسة تجمع مقررات متقاربة. وإلى أن تنشأ مدرسة تجد كل المقررات في الفهرس.
schools-none-act = كل المقررات
schools-courses-count = { $count ->
    [zero] لا مقررات بعد
    [one] مقرر واحد
    [two] مقرران
    [few] { $count } مقررات
    [many] { $count } مقرراً
   *[other] { $count } مقرر
 }
schools-starts = تبدأ في { $day }
schools-hours = { $count ->
    [zero] بلا ساعات محددة
    [one] ساعة واحدة في الأسبوع
    [two] ساعتان في الأسبوع
    [few] { $count } ساعات في الأسبوع
    [many] { $count } ساعة في الأسبوع
   *[other] { $count } ساعة في الأسبوع
 }
schools-seats-left = { $count ->
    [zero] لا مقاعد
    [one] بقي مقعد واحد
    [two] بقي مقعدان
    [few] بقيت { $count } مقاعد
    [many] بقي { $count } مقعداً
   *[other] بقي { $count } مقعد
 }
schools-waiting-list = قائمة انتظار
schools-running = جارية الآن
schools-in-preparation = قيد الإعداد
schools-crumbs = أين أنت
schools-about = عن هذه المدرسة
schools-courses = المقررات
schools-no-courses = لا مقررات بعد
schools-no-courses-text = ستظهر مقررات هذه المدرسة هنا حين تُختار.
schools-charter = الميثاق
schools-stewards = القائمون عليها
schools-stewards-text = يرعون الميثاق ويختارون المقررات.
schools-no-stewards = القائمون على الموقع يرعون هذه المدرسة.
schools-edit = تحرير هذه المدرسة
schools-edit-of = تحرير { $name }
schools-name = الاسم
schools-summary = الموجز
schools-summary-hint = سطر واحد: ماذا يتعلم الناس هنا.
schools-charter-text = الميثاق
schools-charter-hint = ما تؤمن به المدرسة وما تطلبه من المقررات ومن الناس. يمكن استعمال Markdown.
schools-language = لغة الميثاق
schools-save = حفظ الميثاق
schools-cancel = إلغاء
schools-saved = حُفظ الميثاق.
schools-course = المقرر
schools-course-hint = عنوانه أو الجزء الأخير منه.
schools-add = إضافة مقرر
schools-remove = إزالة
schools-course-added = صار المقرر في المدرسة.
schools-course-removed = خرج المقرر من المدرسة، وهو باقٍ في الفهرس.
schools-changed-meanwhile = حفظ شخص آخر الميثاق أثناء كتابتك. اقرأ ميثاقه في صفحة المدرسة، وإذا حفظت مرة أخرى حلّ نصّك محلّه.
schools-no-such-course = لا يوجد مقرر في هذا العنوان.
schools-course-already-here = هذا المقرر في المدرسة من قبل.
