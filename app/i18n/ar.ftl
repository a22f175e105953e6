app-activity-talk = حول هذا النشاط
app-activity-tick = أنجزت هذا
app-activity-untick = لم أنجزه بعد
app-card-starts = يبدأ في { $day }
app-card-started = بدأ في { $day }
app-card-ends = ينتهي في { $day }
app-card-ended = انتهى في { $day }
app-card-hours = { $count ->
    [one] ساعة في الأسبوع
    [two] ساعتان في الأسبوع
    [few] { $count } ساعات في الأسبوع
   *[other] { $count } ساعة في الأسبوع
 }
app-card-weeks = { $count ->
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $count } أسابيع
   *[other] { $count } أسبوعًا
 }
app-card-seats = { $count ->
    [one] بقي مقعد واحد
    [two] بقي مقعدان
    [few] بقيت { $count } مقاعد
   *[other] بقي { $count } مقعدًا
 }
app-card-waiting = { $count ->
    [0] اكتملت المقاعد، قائمة الانتظار مفتوحة
    [one] قائمة انتظار، قبلك شخص واحد
    [two] قائمة انتظار، قبلك شخصان
    [few] قائمة انتظار، قبلك { $count } أشخاص
   *[other] قائمة انتظار، قبلك { $count } شخصًا
 }
app-catalogue = المساقات
app-catalogue-lede = كل ما يمكن تعلمه هنا، وما يُتعلَّم الآن، وما سبق تعلمه.
app-catalogue-search = ابحث في العناوين والنصوص
app-catalogue-search-act = بحث
app-catalogue-placeholder = خبز، ويب، شعر
app-catalogue-filters = المرشحات
app-catalogue-show = اعرض
app-catalogue-clear = إزالة المرشحات
app-catalogue-state = الحالة
app-catalogue-language = اللغة
app-catalogue-school = المدرسة
app-catalogue-tag = الموضوع
app-catalogue-starts = البداية
app-catalogue-from = من يوم
app-catalogue-to = حتى يوم
app-catalogue-from-day = من { $day }
app-catalogue-to-day = حتى { $day }
app-catalogue-remove = إزالة
app-catalogue-count = { $count ->
    [one] مساق واحد
    [two] مساقان
    [few] { $count } مساقات
   *[other] { $count } مساقًا
 }
app-catalogue-count-many = أكثر من { $count } مساق
app-catalogue-more-than = أكثر من { $count }
app-catalogue-none = لا مساق يوافق ذلك
app-catalogue-none-text = أزل مرشحًا أو جرّب كلمة أخرى. تبقى المساقات هنا حتى بعد إغلاق التسجيل.
app-course-weeks = أسبوعًا بأسبوع
app-course-join = سجّل
app-course-again = أعد تشغيل هذا المساق
app-course-facts = لمحة
app-course-side = حقائق ودورات
app-course-version-number = النسخة { $number } وما قبلها
app-course-runs = الدورات
app-course-runs-none = لم يشغّله أحد بعد. قد تكون أنت الأول.
app-crumbs = أين أنت
app-front-title = تعلّم مع أقرانك. لكل أحد أن يبدأ مساقًا.
app-front-lede = مجموعات صغيرة ومواد مفتوحة وأسابيع قليلة. يعين بعضكم بعضًا، وينظر كلٌّ في عمل الآخر، وتخرجون بشيء تُرُونه للناس.
app-front-find = ابحث عن مساق
app-front-start = ابدأ مساقًا
app-front-signing-up = التسجيل مفتوح الآن
app-front-none = لا تسجيل مفتوحًا اليوم
app-front-none-text = هنا ستظهر الدورات التي يمكنك الانضمام إليها. ولكل أحد أن يأخذ مساقًا من القائمة ويشغّله.
app-front-all-signing-up = كل الدورات المفتوحة للتسجيل
app-front-running = تجري الآن
app-front-editions = اقرأ ما فعله غيرك
app-front-editions-text = تبقى الدورات المنتهية هنا دائمًا: المنهج والنقاش والناس.
app-front-all-editions = كل الطبعات
app-home = صفحتك
app-home-title = أهلًا، { $name }
app-home-unconfirmed = أكّد عنوان بريدك لتشارك. الرسالة في
app-home-mailbox = صندوق رسائلك
app-home-runs = دوراتك
app-home-none = لست في أي دورة بعد
app-home-none-text = هنا ستظهر الدورات التي تنضم إليها أو تنظمها، ولكل منها خطوة تالية.
app-home-awards = شهاداتك
app-home-before = ما مضى
app-home-organizer = أنت منظِّم
app-home-participant = أنت مشارك
app-home-waiting = تنتظر مقعدًا
app-run-side = عن هذه الدورة
app-run-tab-syllabus = المنهج
app-run-weeks = الأسابيع
app-run-week = الأسبوع { $number }
app-run-done = أُنجز
app-run-done-mark = أُنجز:
app-run-minutes = { $count ->
    [one] دقيقة
    [two] دقيقتان
    [few] { $count } دقائق
   *[other] { $count } دقيقة
 }
app-run-empty = يُكتب المنهج الآن
app-run-empty-text = ستظهر هنا الوحدات والأنشطة حين يكتبها المنظمون.
app-run-talk = ما يقوله الناس
app-run-talk-none = لم يكتب أحد بعد.
app-run-talk-all = النقاش كله
app-run-progress = تقدّمك
app-run-rule = ما يلزم للإتمام
app-run-rule-text = القاعدة معروفة من اليوم الأول وهي في المنهج.
app-run-facts = لمحة
app-run-organizers = المنظمون
app-run-people-all = كل من هنا
app-state-draft = قيد الإعداد
app-state-signing-up = التسجيل مفتوح
app-state-signup-closed = أُغلق التسجيل
app-state-running = جارية
app-state-wrapping-up = في الختام
app-state-finished = انتهت
app-state-edition = طبعة
app-state-paused = متوقفة
app-state-did-not-happen = لم تُقم
app-step-join = خطوتك التالية: سجّل
app-step-join-act = سجّل
app-step-join-until = التسجيل مفتوح حتى { $moment }.
app-step-queue = المقاعد كلها مشغولة؛ توجد قائمة انتظار
app-step-queue-act = انضم إلى قائمة الانتظار
app-step-wait = أنت في قائمة الانتظار
app-step-wait-text = ترتيبك في القائمة { $position }. ستصلك رسالة حين يفرغ مقعد.
app-step-later = لك مقعد
app-step-later-act = انظر المنهج
app-step-review = خطوتك التالية: راجع عمل أحد الأقران
app-step-review-text = { $count ->
    [one] عمل واحد ينتظر مراجعتك.
    [two] عملان ينتظران مراجعتك.
    [few] { $count } أعمال تنتظر مراجعتك.
   *[other] { $count } عملًا ينتظر مراجعتك.
 }
app-step-review-act = اذهب إلى مراجعاتي
app-step-do = خطوتك التالية:
app-step-do-minutes = { $count ->
    [one] يستغرق دقيقة تقريبًا.
    [two] يستغرق دقيقتين تقريبًا.
    [few] يستغرق { $count } دقائق تقريبًا.
   *[other] يستغرق { $count } دقيقة تقريبًا.
 }
app-step-do-act = ابدأ
app-step-all-done = أنجزت كل ما هنا
app-step-all-done-text = ما زال الأقران يعملون. انظر في النقاش أو اقرأ سؤالًا لأحدهم.
app-step-over = انتهت هذه الدورة
app-step-over-text = يبقى كل شيء مقروءًا. ولكل أحد أن يعيد تشغيل المساق من صفحته.
app-step-paused = هذه الدورة متوقفة
app-step-paused-text = لم يضع شيء. سيكتب المنظمون إلى الجميع حين تُستأنف.
app-step-organize = أنت تنظّم هذه الدورة
app-step-organize-text = التواريخ والمقاعد والناس وما يلي في صفحة التنظيم.
app-step-organize-act = نظّم
app-step-read = يمكنك المتابعة بالقراءة
app-step-read-text = التسجيل غير مفتوح. والقراءة لا تحتاج إلى حساب.
app-nav-mailbox = صندوق الرسائل
app-nav-reviews = مراجعاتي
app-nav-settings = الإعدادات
app-nav-schools = المدارس
app-nav-editions = الطبعات
app-nav-about = عن الموقع
app-catalogue-results = ما وُجد
app-data = أخذ بياناتي
app-data-lede = كل ما تحتفظ به هذه الجامعة عنك، في ملف واحد يمكنك فتحه في أي مكان.
app-data-what-people = اسمك وصفحتك وعنوان بريدك وجلسات دخولك وما وافقت عليه وكل رسالة كُتبت إليك.
app-data-what-runs = الدورات التي سجلت فيها أو نظمتها، وإجاباتك وما أشّرت عليه.
app-data-what-texts = مشاركاتك وأعمالك بكل نسخها ومراجعاتك وشهاداتك.
app-data-what-files = الملفات التي سلمتها، بالأسماء التي أعطيتها إياها.
app-data-what-not = ليس كلمة مرورك: فهي محفوظة بشكل لا يستطيع أحد قراءته، ولا حتى نحن.
app-data-password = كلمة مرورك
app-data-password-wrong = ليست هذه كلمة مرورك.
app-data-act = أخذ بياناتي
app-leave = المغادرة ومحو كل شيء
app-leave-lede = يزول حسابك، ومعه كل ما يدل على هويتك. هذا ما يحدث.
app-leave-no-way-back = لا رجوع بعد ذلك. لعلك تريد أخذ أشيائك أولًا:
app-leave-account = يُمحى اسمك وصفحتك وعنوان بريدك وكلمة مرورك وجلسات دخولك ورسائلك.
app-leave-runs = تغادر كل الدورات: تزول إجاباتك وعلاماتك وأماكنك في الانتظار، ويتقدم من يليك.
app-leave-works = تُمحى أعمالك والملفات التي فيها. ويبقى تسليمها محسوبًا لمن راجعوها.
app-leave-names = حيث كتب آخرون @ مع معرّفك أو وضعوا رابطًا إلى صفحتك أو كتبوا اسمك الكامل في مشاركة، تظهر عبارة «شخص غادر».
app-leave-courses = تبقى الدورات التي كتبتها بالرخصة التي منحتها إياها، دون اسمك.
app-leave-awards = تقول صفحة كل شهادة من شهاداتك إنها سُحبت بناءً على رغبة صاحبها.
app-leave-backups = النسخ الاحتياطية السابقة تبقى حاوية لبياناتك إلى أن تُتلف؛ والمشغّل يعرف متى يكون ذلك.
app-leave-texts = مشاركاتك ومراجعاتك
app-leave-stay = تبقى، على أنها لشخص غادر
app-leave-stay-hint = تبقى المحادثات كاملة. ولا يرى أحد أن الكلمات كانت لك.
app-leave-go = تزول هي أيضًا
app-leave-go-hint = تُمحى الكلمات، حتى حيث اقتبسها آخرون. وتبقى إجابات الآخرين.
app-leave-act = امحُني
app-leave-not = البقاء
app-leave-gone = لم تعد هنا. شكرًا لأنك كنت معنا.
app-parcel-title = كل ما لك في { $site }
app-parcel-lede = أُعدّ في { $day }. يمكن قراءة كل سطر نصًا (Markdown) أو أخذه بيانات (JSON).
app-parcel-read = للقراءة
app-parcel-data = بيانات
app-parcel-files = الملفات التي سلمتها
app-parcel-people = أنت: الحساب والجلسات والموافقات والرسائل
app-parcel-pages = صفحات الموقع: النسخ التي كتبتها
app-parcel-courses = الدورات التي كتبتها
app-parcel-runs = التنفيذات: التسجيل والعلامات وما نظمته
app-parcel-discussion = النقاش: المشاركات والمحادثات والشكر وإلى أين قرأت
app-parcel-assessment = الأعمال، والمراجعات التي قدمتها
app-parcel-recognition = الشهادات
app-parcel-schools = المدارس التي ترعاها
app-parcel-archive = ما عُرف عنك من مواقع قديمة
