import { todayWords } from './words.ts';

/** The keys of the page, in view. */
export const Keys = () => {
  const { keys } = todayWords.useWords();
  const list: readonly (readonly [readonly string[], string])[] = [
    [['↑', '↓'], keys.rows],
    [['Enter'], keys.open],
    [['Esc'], keys.close],
    [['/'], keys.search],
    [['W'], keys.walkIn],
    [['A'], keys.assign],
    [['[', ']'], keys.day],
    [['T'], keys.today],
  ];
  return (
    <dl aria-label={keys.title} className="td-keys">
      {list.map(([names, what]) => (
        <div key={what}>
          <dt>
            {names.map((name) => (
              <kbd key={name}>{name}</kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
};
