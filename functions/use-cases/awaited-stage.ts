import type { Case } from '../../domain/case/model/case.ts';
import type { StageKind } from '../../domain/regulation/regulation.ts';

/** Where the machine of this case belongs. */
export function awaitedStage({ status }: Case): StageKind | 'ended' {
	return status.is === 'open' ? status.stage : 'ended';
}
