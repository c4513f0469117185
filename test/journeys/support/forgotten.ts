import { ListObjectsV2Command, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { erase } from '../../../cli/commands/erase.ts';
import { report } from '../../../cli/commands/report.ts';
import { deploymentAt } from '../../../cli/deployment/deployment.ts';
import { openPage } from '../../../local/client.ts';
import { hiddenIn } from '../../support/markup.ts';
import { keptIo } from '../../support/memory-io.ts';
import type { JourneyCloud } from './cloud.ts';

/** Posts a unit's draft with a photo, as a browser without JavaScript does; gives the status. */
export async function draftWithPhoto(link: string, text: string, photo: Uint8Array): Promise<number> {
	const form = new FormData();
	for (const [name, value] of Object.entries(hiddenIn((await openPage(link)).html))) form.append(name, value);
	for (const [name, value] of Object.entries({ decision: 'submit', kind: 'final', text })) form.append(name, value);
	form.append('media', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'IMG_0001.jpg');
	return (await fetch(link, { method: 'POST', body: form })).status;
}

/** Every object in the buckets of files, and every version of one, by its key. */
export async function objectsOf(cloud: JourneyCloud): Promise<readonly string[]> {
	const { region = '', endpoint = '', credentials, outputs = {} } = cloud.reach;
	const s3 = new S3Client({ region, endpoint, forcePathStyle: true, ...(credentials && { credentials }) });
	const [Uploads, Evidence] = [outputs['UploadsBucket'], outputs['EvidenceBucket']];
	const { Contents: now = [] } = await s3.send(new ListObjectsV2Command({ Bucket: Uploads }));
	const { Versions: ever = [], DeleteMarkers: marks = [] } = await s3.send(
		new ListObjectVersionsCommand({ Bucket: Evidence }),
	);
	return [...now, ...ever, ...marks].map(({ Key: key = '' }) => key);
}

/** The command line at this cloud, at one product time: what it erases of a case, and the figures of the month. */
export function commandsAt(cloud: JourneyCloud, now: number) {
	const open = () => Promise.resolve(deploymentAt({ ...cloud.reach, now }));
	const outside = { open, realNow: Date.now };
	return {
		async erase(caseId: string, ...more: readonly string[]) {
			const io = keptIo();
			const code = await erase.run(['--case', caseId, '--yes', ...more], io, outside);
			return { code, stdout: io.said.stdout() };
		},
		async figures(month = '2025-03'): Promise<string> {
			const io = keptIo();
			await report.run(['--municipality', 'anapa', '--month', month, '--json'], io, outside);
			return io.said.stdout();
		},
	};
}
