import { fact } from '../case-view/facts.ts';
import type { Instant } from '../instant.ts';
import { workBlocks } from '../letters/about-case.ts';
import type { Block } from '../letters/blocks.ts';
import { layOut } from '../letters/layout.ts';
import type { RenderedMail } from '../letters/model.ts';
import type { Role } from '../regulation/regulation.ts';
import { sayRole, scheduleUnconfirmed } from '../wording/cases.ts';
import { sayClause } from '../wording/citations.ts';
import { mailLabels } from '../wording/mails.ts';
import { sayMonth, reportWords as words } from '../wording/reports.ts';
import type { MonthReport } from './model.ts';
import type { Picture } from './plots.ts';
import { summary } from './summary.ts';
import { asNarrow, type ReportNames, type ReportTable, reportTables } from './tables.ts';

/** Whom a report goes to and by which clause; `scheduleConfirmed` as in every mail (G-2). */
export interface ReportMailInput extends ReportNames {
	readonly report: MonthReport;
	readonly to: Role;
	readonly clause: string | null;
	readonly scheduleConfirmed: boolean;
	/** The pictures that come with it, each under its name. */
	readonly pictures: readonly Pick<Picture, 'name' | 'alt'>[];
	/** Where it goes to the coordinator first: when it goes out by itself, and where he can say something to it. */
	readonly preview: { readonly sendAt: Instant; readonly link: string } | null;
	/** Its reader's place to work, where all that waits for him stands. */
	readonly workUrl?: string;
}

/**
 * The month's report as a mail: what the month was in the subject, the figures as tables in text and in HTML. Says the
 * period, when it was made, and plainly where there are no data. As a preview it says before that what the coordinator
 * can do and until when (Plastunovskaya 23, G-12).
 */
export function renderReportMail(input: ReportMailInput): RenderedMail {
	const { report, regulation, to, title, preview } = input;
	const rows = summary(input);
	return layOut({
		subject: subjectOf(input),
		preheader: rows
			.slice(2, 5)
			.map(({ label, value }) => `${label}: ${value}`)
			.join('; '),
		blocks: [
			{ is: 'headline', text: headlineOf(input) },
			...previewBlocks(input),
			...(input.words === '' ? [] : [{ is: 'quote', title: words.words, text: input.words } as const]),
			{ is: 'facts', rows },
			...(report.total === 0 ? [{ is: 'paragraph', text: words.noData } as const] : []),
			...input.pictures.map(({ name, alt }) => ({ is: 'picture', cid: name, alt }) as const),
			...reportTables(report, input).flatMap(tableBlocks),
			...(report.total > 0 && report.breaches.length === 0
				? [{ is: 'paragraph', text: words.noBreaches } as const]
				: []),
			{ is: 'paragraph', text: words.attached },
			...workBlocks(input),
		],
		footer: [
			`${preview === null ? words.whyReceived : words.whyPreview} ${sayRole(preview === null ? to : 'coordinator', regulation)}. ${title}. ${regulation.title}.`,
			...(input.scheduleConfirmed ? [] : [scheduleUnconfirmed]),
		],
	});
}

function subjectOf({ report, preview, time }: ReportMailInput): string {
	const month = sayMonth(report.month);
	return preview === null
		? `${words.title}, ${month}`
		: `${words.previewUntil} ${time.brief(preview.sendAt, report.at)}: ${month}`;
}

function previewBlocks({ preview, to, regulation, time }: ReportMailInput): readonly Block[] {
	if (preview === null) return [];
	return [
		{ is: 'paragraph', text: words.previewLine },
		{
			is: 'facts',
			rows: [...fact(words.previewSendAt, time.at(preview.sendAt)), ...fact(words.previewTo, sayRole(to, regulation))],
		},
		{ is: 'button', label: words.previewButton, url: preview.link, beside: mailLabels.linkText },
	];
}

function headlineOf({ report, clause, regulation }: ReportMailInput): string {
	const by = clause === null ? '' : `, ${sayClause(regulation, clause)}`;
	return `${words.title}, ${sayMonth(report.month)}${by}`;
}

function tableBlocks(table: ReportTable): readonly Block[] {
	const { title, head, rows } = asNarrow(table);
	return [
		{ is: 'heading', text: title },
		{ is: 'table', head, rows },
	];
}
