/** What `otklik new` asks in Russian, by flag; the answer in brackets is taken where nothing is typed. */
export const draftQuestions = {
	title: 'Как он называется, по-русски',
	act: 'Каким актом утверждён: вид, орган, дата, номер',
	from: 'С чего идёт общий срок: detected (выявление), received (поступление), sent (отправка), posted (публикация)',
	overall: 'Общий срок ответа, например 8 WH (рабочие часы) или 2 WD (рабочие дни)',
	draft: 'Срок подразделению на проект ответа; none, если подразделений нет и пишет один человек',
	approves: 'Кто согласует ответ: approver (руководитель), curator (куратор), none (никто)',
	high: 'Общий срок при повышенной важности; none, если её нет',
	final: 'Срок окончательного ответа после промежуточного; none, если промежуточных нет',
	regulation: 'По какому регламенту работает: имя из regulations без .yaml, или файл',
	integration: 'Какая система присылает инциденты: короткое имя',
	zone: 'Часовой пояс, как Europe/Moscow',
	region: 'Регион из calendars/regions, как RU-KDA; none, если там его нет',
	domain: 'Домен почты, как adm.example',
	units: 'Подразделения: имя=название, через запятую',
} as const;
