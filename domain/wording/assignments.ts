/** Labels and hints of what changes who is asked, and for what (G-29, G-31, P-19). */
export const assignmentWords = {
	takenFrom: { label: 'У\u00a0кого забрать поручение' },
	passedTo: { label: 'Кому передать' },
	passedToNobody: { label: 'Никому: отвечу сам' },
	reassignReason: {
		label: 'Почему поручение забирают',
		hint: 'Это прочитает {им}, у\u00a0{которого/которой/которого} его забирают.',
	},
	addedUnits: { label: 'Кого ещё спросить', hint: 'Можно выбрать несколько {родмн}.' },
	photoUnit: { label: 'О\u00a0чьём ответе речь' },
	photoWanted: { label: 'Нужно ли фото к\u00a0этому ответу' },
	photoYes: { label: 'Фото нужно' },
	photoNo: { label: 'Фото не\u00a0нужно' },
	photoReason: { label: 'Почему фото нужно или не\u00a0нужно', hint: 'Это прочитает {им}.' },
	author: { label: 'Кто составит сводный ответ' },
} as const;
