import { both } from './both.ts';

const hours = both("Часы работы: '09:00-13:00', '14:00-18:00'", "Working hours: '09:00-13:00', '14:00-18:00'");
const mail = both('Один почтовый адрес', 'One mail address');
const act = both('Документ, на котором это основано', 'The document behind it');
const network = both('Отвечают ли в этой сети', 'Whether answers are given in this network');

/** What each field of a municipality's file and of its register of official pages means, by the name of its mapping. */
export const townFields = {
	municipality: {
		schema: both('Версия формы файла: всегда 1', 'Version of the form of this file: always 1'),
		id: both('Короткое имя муниципалитета, как имя файла', 'Short name of the municipality, as the file is called'),
		title: both('Полное название', 'Full title'),
		regulation: both('По какому регламенту работает: его id', 'Id of the regulation it works by'),
		integration: both('Какая система присылает инциденты', 'Id of the integration that sends its incidents'),
		calendar: both('Рабочее время', 'Working time'),
		units: both('Подразделения, которые готовят ответы', 'The units that write the answers'),
		people: both('Люди, их роли и почта', 'People, their roles and mail'),
		absences: both('Кто когда отсутствует', 'Who is away when'),
		replyTo: both('Куда приходит ответ на наше письмо', 'Where a reply to one of our mails arrives'),
		telephone: both('Телефон координатора, как его набирают', 'Telephone of the coordinator, as it is dialled'),
		networks: both('Все сети; default для обычного набора', 'Every network; default for the usual set'),
		site: both('Свой сайт: имя без www.', 'Its own site: the host without www.'),
		remindBefore: both('За сколько до срока напомнить', 'How long before a due time its holder is reminded'),
		remindCurator: both(
			'За сколько напомнить куратору; null никогда',
			'How long before the curator is reminded; null for never',
		),
		referenceMode: both('Автор и текст остаются в источнике', 'Author and text of a message stay with the source'),
		retention: both(
			'Сколько дней хранятся слова людей; null пока их не удалят',
			'For how many days words of people are kept; null until somebody erases them',
		),
		officialPages: both(
			'Ведётся ли здесь реестр официальных страниц',
			'Whether the register of official pages is kept here',
		),
		report: both('Кто получает показатели за месяц', 'Who gets the figures of a month'),
	},
	calendar: {
		zone: both('Часовой пояс, как Europe/Moscow', 'Time zone, as Europe/Moscow'),
		region: both(
			'Файл из calendars/regions, null для одних федеральных дней',
			'A file of calendars/regions; null for federal days alone',
		),
		follows: both('Каким дням региона следует администрация', 'Which days of the region the administration keeps'),
		notFollowed: both('Дни региона, в которые всё же работают', 'Days of the region that are worked all the same'),
		week: both('Обычная неделя', 'The ordinary week'),
		days: both('Дни, не похожие на обычные', 'Days that differ'),
		units: both('Подразделения с иными часами', 'Units with hours of their own'),
		confirmed: both(
			'Документ о режиме работы; null, пока никто не подтвердил',
			'The document of the schedule; null while nobody has confirmed it',
		),
	},
	week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours },
	exception: { date: both('Какой день, в кавычках', 'The day, in quotes'), segments: hours, act },
	unitHours: { week: both('Её неделя', 'Its week') },
	confirmed: { document: act, on: both('От какого дня', 'Of which day') },
	unit: {
		id: both('Короткое имя подразделения', 'Short name of the unit'),
		title: both('Название подразделения', 'Title of the unit'),
		mail,
		head: both('Руководитель; null, если его не уведомляют', 'Its head; null where he is not told'),
		topics: both(
			'Темы словами из сообщений: по ним подразделение предлагается первым',
			'Topics in the words of messages: by them it is suggested first',
		),
		places: both('Улицы, кварталы и посёлки подразделения', 'Streets, quarters and villages of its own'),
	},
	head: { name: both('Кто это', 'Who it is'), mail },
	person: {
		id: both('Короткое имя человека', 'Short name of the person'),
		name: both('Должность, как её увидят в письмах', 'The post, as mails show it'),
		role: both('Роль в регламенте', 'Role in the regulation'),
		unit: both('Подразделение; только для executor и unit-head', 'The unit; for executor and unit-head only'),
		mail,
		deputyOf: both('Кого замещает: id', 'Id of the person this one stands in for'),
		duty: both(
			'Дежурит вне рабочего времени: получает письма о\u00a0том, что нужно сделать до утра',
			'On duty outside working hours: gets the mails about what falls due before morning',
		),
		act: both(
			'Документ, которым назначен: вид, дата и\u00a0номер',
			'The document that appointed him: its kind, date and number',
		),
	},
	absence: {
		person: both('Кто отсутствует: id', 'Id of who is away'),
		from: both('Первый день, в кавычках', 'The first day, in quotes'),
		to: both('Последний день, в кавычках', 'The last day, in quotes'),
		deputy: both('Кто замещает в эти дни: id', 'Id of who stands in for those days'),
	},
	networks: {
		vk: network,
		ok: network,
		telegram: network,
		max: network,
		facebook: network,
		instagram: network,
		twitter: network,
		other: network,
	},
	network: {
		enabled: both('Отвечают ли в этой сети', 'Whether answers are given there'),
		note: both('Что о ней говорит закон', 'What the law says about it'),
		account: both('Своя страница, с https://', "The administration's own account, with https://"),
	},
	municipalReport: {
		to: both('Кому', 'To whom'),
		beforeDay: both('До какого числа следующего месяца', 'Before which day of the next month'),
	},
	retention: {
		words: both(
			'Тексты, имена и файлы дела: дней после его окончания, от 30 до 3650',
			'Texts, names and files of a case: days after its end, from 30 to 3650',
		),
		accesses: both('Кто их читал: дней, не меньше чем words', 'Who has read them: days, not fewer than words'),
	},
	register: {
		schema: both('Версия формы файла: всегда 1', 'Version of the form of this file: always 1'),
		municipality: both('Чей это реестр: id', 'Id of the municipality whose register it is'),
		coordinator: both('Кто отвечает за страницы', 'Who answers for the pages'),
		pages: both('Официальные страницы', 'The official pages'),
		publications: both('Когда где писали', 'What was published where'),
		moderation: both('Что удаляли и кого блокировали', 'What was deleted, who was blocked'),
	},
	page: {
		id: both('Короткое имя страницы', 'Short name of the page'),
		title: both('Название страницы', 'Title of the page'),
		network: both('Сеть', 'The network'),
		address: both('Полный адрес, с https://', 'Full address, with https://'),
		owner: both('Кто ведёт', 'Who keeps it'),
		officePhone: both('Заведена на служебный номер', 'Whether it is bound to an office number'),
		accessHandedOver: both('Когда передан доступ; null, если не передан', 'When access was handed over; null if not'),
	},
	publication: {
		page: both('Страница: id', 'Id of the page'),
		on: both('Когда', 'When'),
		text: both('О чём', 'What about'),
	},
	moderation: {
		page: both('Страница: id', 'Id of the page'),
		on: both('Когда', 'When'),
		did: both('deleted: удалено, blocked: заблокирован', 'deleted or blocked'),
		reason: both('Причина из перечня', 'The reason, of the list'),
		by: both('Кто', 'By whom'),
		copy: both('Сохранённая копия', 'The copy that was kept'),
	},
	copy: { where: both('Где лежит', 'Where it lies'), keptOn: both('Когда сохранена', 'When it was kept') },
} as const;
