import type { ErasedList, OriginalEraser } from '../../functions/ports/erasure.ts';
import type { EraseDeps } from '../../functions/use-cases/erase.ts';

/** What takes personal data of a place away. */
export interface Erasing extends Pick<EraseDeps, 'words' | 'fingerprints' | 'foundBy' | 'seen' | 'files' | 'linkKey'> {
	readonly erased: ErasedList;
	readonly originals: OriginalEraser;
}
