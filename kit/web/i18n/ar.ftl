web-skip = انتقل إلى المحتوى
web-nav-main = الرئيسية
web-nav-foot = عن هذا الموقع
web-nav-profile = صفحتي
web-sign-in = دخول
web-sign-out = خروج
web-join = انضمام
web-foot-open = كل ما هنا مفتوح: CC BY-SA 4.0 ما لم تذكر الصفحة غير ذلك. يديره متطوعون.
web-theme = المظهر
web-theme-system = النظام
web-theme-light = فاتح
web-theme-dark = داكن
web-language = اللغة
web-language-change = تغيير
web-keys = المفاتيح
web-keys-search = بحث
web-keys-home = الصفحة الأولى
web-keys-list = التالي والسابق في القائمة
web-keys-send = إرسال النموذج
web-keys-help = هذه المساعدة
web-close = إغلاق
web-optional = اختياري
web-preview = معاينة
web-written-in = لغة النص
web-editor-hint = يمكنك استعمال ماركداون: **عريض**، قوائم، روابط، شفرة.
web-draft-saved = حُفظ { $time }
web-draft-restored = عادت مسودة { $time }
web-form-refused = بعض الإجابات تحتاج إلى مراجعة
web-form-problem = { $field }: { $problem }
web-sure = هل أنت متأكد؟
web-sure-yes = نعم، تابع
web-sure-no = لا، ارجع
web-pages = الصفحات
web-pages-back = السابق
web-pages-more = المزيد

web-trouble-not-found = لا شيء في هذا العنوان
web-trouble-denied = هذا ليس من صلاحيتك
web-trouble-sign-in-first = سجّل الدخول أولًا
web-trouble-cross-site = جاء هذا من موقع آخر
web-trouble-method = لا يُستعمل هذا العنوان بهذه الطريقة
web-trouble-unreadable = تعذّرت قراءة ما أُرسل
web-trouble-too-large = ما أُرسل أكبر من المسموح
web-trouble-fault = حدث خلل من جهتنا
web-trouble-busy = يسأل كثيرون في وقت واحد
web-trouble-unavailable = لا تصل الجامعة إلى سجلاتها الآن
web-trouble-no-room = لم يبقَ مكان للكتابة
web-trouble-too-slow = وصل ما أُرسل ببطء شديد
web-trouble-again = حاول مرة أخرى بعد قليل. النموذج الذي يُرسل مرة ثانية يُؤخذ مرة واحدة فقط.
web-trouble-kept = لم يتغيّر شيء.
web-trouble-next = عُد وجرّب طريقة أخرى، أو ابدأ من
web-trouble-front = الصفحة الأولى
web-trouble-request = إن أخبرتنا بذلك فاذكر رقم الطلب

web-problem-empty = اكتب شيئًا هنا.
web-problem-too-short = اكتب على الأقل { $limit ->
    [one] حرفًا واحدًا
    [two] حرفين
    [few] { $limit } أحرف
   *[other] { $limit } حرفًا
 }.
web-problem-too-long = اكتب { $limit } حرفًا على الأكثر.
web-problem-unprintable = بعض الحروف لا يمكن عرضها. اكتب النص من جديد.
web-problem-not-an-address = هذا ليس عنوان بريد.
web-problem-not-a-link = هذا ليس عنوان ويب. يبدأ بـ https://
web-problem-not-a-slug = استعمل حروفًا لاتينية صغيرة وأرقامًا وشرطات.
web-problem-no-such-zone = اختر منطقة زمنية من القائمة.
web-problem-no-such-language = اختر لغة من القائمة.
web-problem-not-offered = اختر إحدى الإجابات.
web-problem-not-a-number = اكتب عددًا صحيحًا.
web-problem-too-small = أصغر عدد هنا هو { $limit }.
web-problem-too-large = أكبر عدد هنا هو { $limit }.
web-problem-not-a-day = اكتب اليوم بصيغة سنة-شهر-يوم، مثل 2027-01-12.
web-problem-not-a-time = اكتب اليوم والساعة، مثل 2027-01-12T18:00.

web-just-now = الآن
web-in-minutes = { $count ->
    [one] بعد دقيقة
    [two] بعد دقيقتين
    [few] بعد { $count } دقائق
   *[other] بعد { $count } دقيقة
 }
web-in-hours = { $count ->
    [one] بعد ساعة
    [two] بعد ساعتين
    [few] بعد { $count } ساعات
   *[other] بعد { $count } ساعة
 }
web-in-days = { $count ->
    [one] بعد يوم
    [two] بعد يومين
    [few] بعد { $count } أيام
   *[other] بعد { $count } يومًا
 }
web-in-months = { $count ->
    [one] بعد شهر
    [two] بعد شهرين
    [few] بعد { $count } أشهر
   *[other] بعد { $count } شهرًا
 }
web-in-years = { $count ->
    [one] بعد سنة
    [two] بعد سنتين
    [few] بعد { $count } سنوات
   *[other] بعد { $count } سنة
 }
web-ago-minutes = { $count ->
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $count } دقائق
   *[other] قبل { $count } دقيقة
 }
web-ago-hours = { $count ->
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { $count } ساعات
   *[other] قبل { $count } ساعة
 }
web-ago-days = { $count ->
    [one] قبل يوم
    [two] قبل يومين
    [few] قبل { $count } أيام
   *[other] قبل { $count } يومًا
 }
web-ago-months = { $count ->
    [one] قبل شهر
    [two] قبل شهرين
    [few] قبل { $count } أشهر
   *[other] قبل { $count } شهرًا
 }
web-ago-years = { $count ->
    [one] قبل سنة
    [two] قبل سنتين
    [few] قبل { $count } سنوات
   *[other] قبل { $count } سنة
 }
web-day = { $weekday } { $day } { $month }
web-day-with-year = { $weekday } { $day } { $month } { $year }
web-short-day = { $day } { $month }
web-short-day-with-year = { $day } { $month } { $year }
web-month-and-year = { $month } { $year }
web-moment = { $day }، { $clock }
web-moment-in-zone = { $moment } ({ $zone })
web-clock-in-zone = { $clock } في { $zone }
web-weekday-1 = الاثنين
web-weekday-2 = الثلاثاء
web-weekday-3 = الأربعاء
web-weekday-4 = الخميس
web-weekday-5 = الجمعة
web-weekday-6 = السبت
web-weekday-7 = الأحد
web-month-1 = يناير
web-month-2 = فبراير
web-month-3 = مارس
web-month-4 = أبريل
web-month-5 = مايو
web-month-6 = يونيو
web-month-7 = يوليو
web-month-8 = أغسطس
web-month-9 = سبتمبر
web-month-10 = أكتوبر
web-month-11 = نوفمبر
web-month-12 = ديسمبر

web-trouble-wait = كان ذلك كثيرًا دفعة واحدة
web-problem-wait = حاول من جديد بعد { $limit ->
    [zero] لحظات
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $limit } دقائق
    [many] { $limit } دقيقة
   *[other] { $limit } دقيقة
 }. ما كتبته محفوظ.
web-hold-unconfirmed = أكّد عنوان بريدك الإلكتروني أولًا: الرابط في الرسالة التي أرسلناها إليك.
web-hold-unconfirmed-way = أرسلوا إليّ رسالة أخرى
web-hold-suspended = يمكنك القراءة وأخذ ما هو لك، لكن لا يمكنك المشاركة هنا في الوقت الحالي.
web-hold-suspended-way = السبب وكيفية الرد
web-hold-consent = تغيّر ما يوافق عليه الجميع هنا. اقرأه قبل أن تتابع.
web-hold-consent-way = اقرأ ما تغيّر
