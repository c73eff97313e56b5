import { TriangleAlert, X } from 'lucide';
import { Icon } from '../../ui/icon.tsx';
import { useNotes } from './moves.ts';
import { todayWords } from './words.ts';

/** What was done last, and what others did meanwhile: the second stays until it is closed. */
export const NotesBar = () => {
  const { done: words } = todayWords.useWords();
  const { done, stale, say } = useNotes();
  return (
    <div className="td-notes">
      <div role="status">
        {done === null ? null : (
          <p className="td-note">
            <span className="min-w-0 flex-1">{done}</span>
            <button type="button" aria-label={words.dismiss} className="td-x" onClick={() => say({ done: null })}>
              <Icon of={X} size={18} />
            </button>
          </p>
        )}
      </div>
      {stale === null ? null : (
        <p role="alert" className="td-note td-stale">
          <Icon of={TriangleAlert} size={20} className="flex-none" />
          <span className="min-w-0 flex-1">{stale}</span>
          <button type="button" aria-label={words.dismiss} className="td-x" onClick={() => say({ stale: null })}>
            <Icon of={X} size={18} />
          </button>
        </p>
      )}
    </div>
  );
};
