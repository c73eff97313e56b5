/** The roof of the hotel with its name: sky, the houses behind, an attic, an aerial, a cat. */
export const Roof = ({ name }: { readonly name: string }) => (
  <div className="gf-roof">
    <svg viewBox="0 0 1344 88" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
      <circle className="gf-orb" cx="1236" cy="26" r="13" />
      <path
        className="gf-far"
        d="M0 88V60h44V48h30v10h52V40h42v22h60V52h24l14-10 14 10v10h66V44h50v14h40V36h34v22h60V50h48v12h70V42h36l12-8 12 8v18h64V46h44v14h60V52h52v10h44V38h40v20h64V50h48v12h70V44h44v16h52V54h60v34z"
      />
      <path className="gf-tiles" d="M0 88V72h1344v16z" />
      <path className="gf-wall" d="M62 72V48h22v24zM58 48h30v-6H58zM1000 72V52h16v20zM996 52h24v-6h-24z" />
      <path className="gf-wall" d="M1056 72l48-40h98l48 40z" />
      <path className="gf-pane" d="M1103 46h15v19h-15zM1157 46h15v19h-15zM1184 46h15v19h-15z" />
      <path className="gf-dark" d="M1130 46h15v19h-15z" />
      <path className="gf-line" d="M868 72V26M846 32h44M852 40h32" />
      <path className="gf-cat" d="M944 72q-5-11 3-17l0-7 3 3h4l3-3 0 8q-2 3-4 3 8 4 6 13z" />
    </svg>
    <p className="gf-sign" dir="auto">
      {name}
    </p>
  </div>
);
