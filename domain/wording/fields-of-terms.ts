import { both } from './both.ts';

const clause = both('Пункт текста, в кавычках', 'The clause of the text, in quotes');
const reading = both('Прочтение из readings, на котором это держится', 'The reading of the ledger that it rests on');
const limit = both(
	'Длина: 8 WH (рабочие часы), 30 WM, 7 WD, promised, none; или before, after, sameAs, given',
	'Length: 8 WH (working hours), 30 WM, 7 WD, promised, none; or before, after, sameAs, given',
);
const kind = both(
	'LEGAL стоит в пункте, INTERP из него прочитан, INTERNAL наша цель, EXTERNAL чужой',
	'LEGAL stands in the clause, INTERP is read into it, INTERNAL is our target, EXTERNAL binds somebody outside',
);
const otherTerms = both('Имена сроков, от которых считать', 'Ids of the terms to reckon from');

/** What each field of a term and of the ledger of readings means, by the name of its mapping. */
export const termFields = {
	term: {
		id: both('Короткое имя срока', 'Short name of the term'),
		clause,
		kind,
		stage: both(
			'Что срок измеряет: этап, detection, overall или final',
			'What the term measures: a stage, detection, overall or final',
		),
		title: both('Что нужно успеть, по-русски', 'What is to be done in time, in Russian'),
		holder: both('Чьи минуты идут', 'Whose minutes run'),
		reading,
		when: both('Для каких дел срок вообще есть', 'For which cases there is such a term'),
		starts: both('Моменты, с которых срок идёт', 'The moments that start it'),
		from: both(
			'Более ранний момент, от которого считать длину',
			'The earlier moment whose instant it is reckoned from',
		),
		limit,
		kinds: both('Чей срок для сообщений такого вида', 'Its kind for messages of these kinds'),
		untold: both('Чей срок, когда время начала не названо', 'Its kind where another time stands in for its start'),
		kindSince: both('Чей срок, если он идёт с такого момента', 'Its kind from such a moment on'),
		settable: both('Куратор может назвать свой срок', 'The curator may name its due time'),
		high: both('При повышенной важности: half или свой срок', 'At high importance: half, or a term of its own'),
		ends: both('Моменты, которыми срок исполнен', 'The moments that keep it'),
		voids: both('Моменты, после которых он не нужен', 'The moments after which it is not owed any more'),
		optional: both(
			'Действие может не понадобиться: истечение не нарушение',
			'The act may not be needed: expiry alone is no breach',
		),
		oneOf: both(
			'Имя обязанности, у которой несколько сроков на выбор',
			'The duty of which several terms are alternatives',
		),
		perUnit: both('У каждого подразделения свой', 'One for each unit asked'),
		hours: both('unit: по часам работы подразделения', 'unit: by the hours that the unit keeps'),
		passesOn: both(
			'Минуты переходят к подразделению, пока текст у него',
			'Its minutes are those of the unit while that has the text back',
		),
		tell: both('Кто узнает, что наша цель прошла', 'Who hears that our target has passed'),
		breach: both('Кому докладывают о нарушении', 'Who is told of a breach'),
		lapse: both('Уведомление, которое уходит вместо нарушения', 'The notice that goes out in place of a breach'),
	},
	high: { limit, clause, kind, reading },
	settable: {
		as: both('Пункты, по которым он называет срок', 'The clauses by which he names it'),
		notAfter: both('Не позже срока с этим именем', 'Not later than the term of this id'),
		kind,
	},
	breach: {
		clause,
		tell: both('Кому', 'Who must be told'),
		by: both('Кто докладывает', 'Who tells'),
	},
	reading: {
		id: both('Код прочтения: буква и номер', 'Code of the reading: a letter and a number'),
		clause,
		gist: both('Решение одной строкой, по-английски', 'The decision in one English line'),
		question: both('Что текст оставил неясным, по-русски', 'What the text leaves open, in Russian'),
		decision: both('Как решено, по-русски', 'How it is decided, in Russian'),
		by: both('Кто решил', 'Who decided'),
		on: both('Когда решил, в кавычках', 'When, in quotes'),
		alternatives: both('Как ещё можно прочитать', 'How else it could be read'),
	},
	alternative: {
		id: both('Короткое имя прочтения', 'Short name of the alternative'),
		says: both('Прочтение по-русски', 'What it says, in Russian'),
		shadow: both('Показывать ли второй срок рядом с первым', 'Whether a shadow clock shows it beside the real one'),
		impossible: both('Так срок не мог бы соблюсти никто', 'Read so nobody could keep it'),
		terms: both('Что изменилось бы, по имени срока', 'What would change, by the id of the term'),
	},
	patch: {
		limit,
		starts: both('Иные моменты начала', 'Other moments that start it'),
		from: both('Иной момент, от которого считать', 'Another moment to reckon from'),
		high: both('При повышенной важности; null снимает сокращение', 'At high importance; null takes the halving away'),
		stands: both('Стоит, пока спрашивают автора', 'Stands still while the author is asked'),
	},
	pause: {
		clause,
		reading,
		from: both('Момент, с которого сроки стоят', 'The moment from which the terms stand still'),
		until: both('Момент, до которого они стоят', 'The moment until which they do'),
		endsBy: both('Что прекращает паузу без ответа', 'What ends it although no reply came'),
		silence: both('Срок ожидания ответа', 'The term that waits for the reply'),
		cutoff: both(
			'После этого срока вопрос уже ничего не останавливает',
			'A question asked after this term is due pauses nothing',
		),
		terms: both('Какие сроки стоят', 'Which terms stand still'),
	},
	interim: {
		clause,
		promisedBy: both(
			'Нужно ли назвать автору день окончательного ответа',
			'Whether it must name the day of the final answer',
		),
		notAfter: both('Названный день не позже этого срока', 'The day named is not later than this term'),
		when: both('Когда он допустим', 'When it is allowed'),
		apart: both('Сроки, которые идут и после него', 'Terms that run on beside the final answer of others'),
	},
	limit: {
		term: both('Длина: число и единица', 'Length: an amount and a unit'),
		before: otherTerms,
		after: otherTerms,
		sameAs: otherTerms,
		given: both('Срок называет куратор', 'The curator names it'),
		notAfter: both('Но не позже срока с этим именем', 'But not later than the term of this id'),
		promised: both('День, названный в промежуточном ответе', 'The day that the interim answer named'),
		none: both('Срока нет, время только измеряют', 'No due time: it is only measured'),
	},
} as const;
