import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { launchBrowser } from '../journeys/support/browser.ts';
import { root } from '../support/checkout.ts';
import { Desk } from '../support/desk.ts';
import { house } from '../support/house.ts';
import { linkIn } from '../support/requests.ts';
import { type GuidePicture, guideFolder, guideLooks } from './guide-looks.ts';

/** A town that does not exist takes the place of the one whose days are played: its people and numbers are invented anyway. */
const town = { title: 'Муниципальное образование город-курорт Анапа', inPictures: 'Администрация города Примерска' };

/** What each picture is taken of, and from which heading on where not from the top. */
async function pagesOf(): Promise<Readonly<Record<GuidePicture, { readonly html: string; readonly from?: string }>>> {
	const h = await house();
	const desk = new Desk(h);
	const caseId = await h.incident({ text: 'Яма на дороге у дома 5. Когда её заделают?', location: 'ул. Ленина, 5' });
	await h.incident({ text: 'Не горит фонарь.', externalId: 'IM-2', permalink: 'https://vk.com/wall-1_9' });
	const screening = await h.open(h.linkTo('coordinator@anapa.example'));
	await h.post(
		linkIn(h.mails.find(({ to, text }) => to.mail === 'coordinator@anapa.example' && text.includes(caseId))),
		{
			decision: 'route',
			unit: 'roads',
		},
	);
	const mail = h.mails.findLast(({ to }) => to.mail === 'roads@anapa.example');
	const form = await h.open(h.linkTo('roads@anapa.example'));
	await desk.signIn('coordinator@anapa.example');
	const list = await desk.open({ page: 'all' });
	await h.post(h.linkTo('roads@anapa.example'), {
		decision: 'submit',
		kind: 'final',
		text: 'Здравствуйте! Яму у дома 5 заделаем до 14 марта.',
	});
	await h.post(h.linkTo('coordinator@anapa.example'), { decision: 'forward' });
	await h.post(h.linkTo('curator@krasnodar.example'), { decision: 'approve' });
	const publication = await h.open(h.linkTo('coordinator@anapa.example'));
	await h.post(h.linkTo('coordinator@anapa.example'), { decision: 'publish', permalink: 'https://vk.com/wall-1_3' });
	return {
		'executor-mail': { html: mail?.html ?? '' },
		'executor-form': { html: form.body },
		'coordinator-list': { html: list.body },
		'coordinator-form': { html: screening.body },
		'coordinator-publication': { html: publication.body },
		'coordinator-history': { html: (await desk.open({ caseId })).body, from: '#published' },
	};
}

/** Takes every picture of the guides anew, small enough to lie in the repository. */
export async function takeGuidePictures(): Promise<void> {
	const folder = join(root, guideFolder);
	await mkdir(folder, { recursive: true });
	const pages = await pagesOf();
	const browser = await launchBrowser();
	try {
		for (const { name, width, height } of guideLooks) {
			const { html, from } = pages[name];
			const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
			await page.setContent(html.replaceAll(town.title, town.inPictures), { waitUntil: 'load' });
			const top = from === undefined ? 0 : ((await page.locator(from).boundingBox())?.y ?? 0);
			const png = await page.screenshot({ fullPage: true, clip: { x: 0, y: top, width, height } });
			await writeFile(join(folder, `${name}.png`), await sharp(png).png({ palette: true, colours: 32 }).toBuffer());
			await page.close();
		}
	} finally {
		await browser.close();
	}
}
