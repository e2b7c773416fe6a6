import type { AchievementPage } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSignedIn } from '../../session/session.js';

/** The achievements to choose from. */
export function useAchievements() {
  const { api } = useSignedIn();
  return useQuery({
    queryKey: ['achievements', 'choice'],
    queryFn: () => api<AchievementPage>('/issuer/achievements', { query: { limit: 200 } }),
  });
}
