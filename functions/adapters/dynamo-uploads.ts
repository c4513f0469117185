import { uploadPrefix } from '../../domain/uploads/read-upload.ts';
import type { Upload } from '../../domain/uploads/upload.ts';
import type { UploadRows } from '../ports/uploads.ts';
import { get, put, type Table, update } from './dynamo.ts';
import { contentItem, contentKey } from './dynamo-content.ts';

// What is known of a file stands among the words of its case, so whoever reads a case reads it too and whoever is
// forgotten is forgotten here as well.

/** Tells of files that nobody knew. */
export function dynamoUploadOfferer(table: Table): Pick<UploadRows, 'put'> {
	return {
		async put(caseId, upload) {
			const item = contentItem(caseId, { part: partOf(upload.id), body: upload });
			const isNew = await put(table, item, { expression: 'attribute_not_exists(pk)' });
			if (!isNew) throw new Error('two files of one name');
		},
	};
}

/** The same, and of what was lost on its way. */
export function dynamoUploadTeller(table: Table): Pick<UploadRows, 'put' | 'settle'> {
	return {
		...dynamoUploadOfferer(table),
		settle: (caseId, before, after) => settle(table, caseId, before, after),
	};
}

/** Reads of a file, and writes what has become of it. */
export function dynamoUploadSettler(table: Table): Pick<UploadRows, 'get' | 'settle'> {
	return {
		async get({ caseId, id }) {
			const fields = await get(table, keyOf(caseId, id));
			return fields === null ? null : fields.json<Upload>('body');
		},
		settle: (caseId, before, after) => settle(table, caseId, before, after),
	};
}

async function settle(table: Table, caseId: string, before: Upload, after: Upload): Promise<boolean> {
	const { held } = await update(table, keyOf(caseId, before.id), {
		expression: 'SET body = :after',
		condition: 'body = :before',
		values: { ':before': JSON.stringify(before), ':after': JSON.stringify(after) },
	});
	return held;
}

const partOf = (id: string) => `${uploadPrefix}${id}`;
const keyOf = (caseId: string, id: string) => contentKey(caseId, partOf(id));
