import { styleFindings } from '../preflight/style.ts';
import { sayFinding } from '../wording/advice.ts';

/** Advice on the style of a text on an official page, in Russian; never a refusal (Прил.1 п.7). */
export function styleAdvice(text: string): readonly string[] {
	return styleFindings(text).map((finding) => sayFinding(finding, 'other'));
}
