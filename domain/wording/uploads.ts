import { kindFacts } from '../uploads/kinds.ts';
import { uploadLimits } from '../uploads/limits.ts';
import type { CheckRefusal, FileRefusal, Upload } from '../uploads/upload.ts';
import { counted, figure } from './plurals.ts';

const NBSP = '\u00a0';
const filesForms = ['файл', 'файла', 'файлов'] as const;

/** «1,2 МБ», «640 КБ»: rounded up, so that nothing is said smaller than it is. */
export function sayBytes(bytes: number): string {
	const kilobytes = Math.ceil(bytes / 1024);
	if (kilobytes < 1024) return `${figure(Math.max(kilobytes, 1))}${NBSP}КБ`;
	return `${figure(Math.ceil((bytes / (1024 * 1024)) * 10) / 10)}${NBSP}МБ`;
}

/** What is taken, and how much of it without JavaScript; said before anybody chooses. */
export const uploadWords = {
	media: {
		label: 'Фото и\u00a0видео к\u00a0ответу',
		hint: `Необязательно. JPEG, PNG, HEIC, MP4 или MOV, не\u00a0больше ${counted(uploadLimits.files, ['файла', 'файлов', 'файлов'])}. Вместе с\u00a0формой можно отправить до ${sayBytes(uploadLimits.plainBytes)} за\u00a0раз.`,
	},
	demanded: {
		label: 'Фото к\u00a0ответу',
		hint: `К\u00a0этому ответу нужно фото. JPEG, PNG, HEIC, MP4 или MOV, не\u00a0больше ${counted(uploadLimits.files, ['файла', 'файлов', 'файлов'])}. Вместе с\u00a0формой можно отправить до ${sayBytes(uploadLimits.plainBytes)} за\u00a0раз.`,
	},
	/** Where JavaScript runs each file goes its own way as soon as it is chosen. */
	script: {
		hint: `JPEG, PNG, HEIC, MP4 или MOV, не\u00a0больше ${counted(uploadLimits.files, ['файла', 'файлов', 'файлов'])}, каждый до ${sayBytes(uploadLimits.bytes)}.`,
		sending: 'загружается…',
		sent: 'загружен, уйдёт вместе с\u00a0ответом',
		failed: 'не\u00a0загрузился, выберите его ещё раз',
		wait: 'Дождитесь, пока файлы загрузятся, и\u00a0отправьте ещё раз.',
	},
	/** Files that are there already; whoever does not want one takes the tick away. */
	attached: { label: 'Уже приложено', hint: 'Снимите отметку, если файл не\u00a0нужен.' },
	files: 'Фото и\u00a0видео к\u00a0ответу',
	originals: 'Исходные файлы',
	evidence: 'Сохранены без изменений. Контрольные суммы SHA-256:',
	stripped: 'Показана копия без сведений о\u00a0месте съёмки и\u00a0устройстве.',
	unknown: 'Такого файла в\u00a0этом деле нет: обновите страницу и\u00a0выберите файлы ещё раз',
	notKept: 'Файлы не\u00a0удалось сохранить. Текст остался на странице: выберите файлы и\u00a0отправьте ещё раз',
} as const;

/** «Фото 1», «Видео 2». */
export function sayUpload({ kind }: Upload, index: number): string {
	return `${kindFacts[kind].is === 'photo' ? 'Фото' : 'Видео'}${NBSP}${index + 1}`;
}

/** How a file stands, in words. */
export function sayUploadState({ state }: Upload): string {
	switch (state.is) {
		case 'offered':
			return 'загружается или проверяется, обновите страницу через минуту';
		case 'quarantined':
			return 'проверяется, обновите страницу через минуту';
		case 'checked':
			return 'проверен';
		case 'refused':
			return `не\u00a0принят: ${checkRefusalWords[state.why]}`;
	}
}

const checkRefusalWords: Readonly<Record<CheckRefusal, string>> = {
	'not-arrived': 'не\u00a0дошёл до нас, приложите его ещё раз',
	empty: 'файл пуст',
	'too-large': `файл больше ${sayBytes(uploadLimits.bytes)}`,
	'other-kind': 'файл другого вида, чем было сказано',
	unreadable: 'файл повреждён и\u00a0не\u00a0открывается',
	'too-many-pixels': 'снимок слишком велик, сохраните его меньшего размера',
};

/** Why a file was not taken, with the name that its sender knows it by, and how to mend it. */
export function sayFileRefusal(why: FileRefusal, name: string): string {
	switch (why) {
		case 'empty':
			return `Файл «${name}» пуст: выберите другой`;
		case 'unknown-kind':
			return `Файл «${name}» не\u00a0подходит: нужен JPEG, PNG, HEIC, MP4 или MOV`;
		case 'too-large':
			return `Файл «${name}» больше ${sayBytes(uploadLimits.bytes)}: сократите его`;
		case 'too-many':
			return `К\u00a0одному ответу можно приложить не\u00a0больше ${counted(uploadLimits.files, ['файла', 'файлов', 'файлов'])}: снимите лишнее`;
		case 'too-many-of-case':
			return `По этому делу уже прислано ${counted(uploadLimits.filesOfCase, filesForms)}: больше приложить нельзя`;
	}
}

/** «Похоже на фото из дела AN-0000-0001 (5 декабря 2026 г.)». */
export function sayResemblance(kind: Upload['kind'], caseId: string, date: string, same: boolean): string {
	const what = kindFacts[kind].is === 'photo' ? 'фото' : 'видео';
	return same
		? `Такое же ${what} уже приложено к\u00a0этому делу ${date}.`
		: `Похоже на ${what} из\u00a0дела ${caseId}, присланное ${date}.`;
}

/** Of files that are too much for one form together, though each might do. */
export function sayTogether(bytes: number): string {
	return `Выбранные файлы вместе занимают ${sayBytes(bytes)}, а\u00a0вместе с\u00a0формой проходит до ${sayBytes(uploadLimits.plainBytes)}: отправьте их по\u00a0частям или меньшего размера`;
}
