import { type Money, useFormats } from '../lib/format.ts';

interface Props {
  readonly money: Money;
  readonly className?: string;
  /** Without the currency, where a column names it once. */
  readonly bare?: boolean;
  /** In running text: no part is lighter than another. */
  readonly plain?: boolean;
}

/** Money as it is set everywhere: the whole strong, the decimals lighter, the currency small. Read as one text. */
export const Amount = ({ money, className = '', bare = false, plain = false }: Props) => {
  const { sign, whole, decimals, currency } = useFormats().amount(money);
  return (
    <span className={`whitespace-nowrap ${className}`}>
      {sign}
      {whole}
      <span className={plain ? '' : 'font-medium'}>{decimals}</span>
      {bare ? null : <span className="ml-[.28em] text-[.62em] font-medium tracking-[.01em]">{currency}</span>}
    </span>
  );
};
