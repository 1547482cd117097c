/** Words of the page leverage. */
export const LEVERAGE_STRINGS = {
  'leverage.title': 'Arithmetic and acts can be stated; what it changes at the table has no agreed sign',
  'leverage.title.agree': 'Arithmetic and acts can be stated; what it changes at the table is a belief',
  'leverage.lede':
    'What follows from numbers is stated. What sides did is listed with its day and without a motive. What the strike is worth in a bargain rests on beliefs nobody can observe: two models say what would follow from them, and there is no score.',
  'leverage.facts': 'What follows by arithmetic',
  'leverage.even': 'What each one sent may have cost for the attack to break even',
  'leverage.sent': 'Sent, as claimed',
  'leverage.even.each': 'At most, each',
  'leverage.acts': 'What sides did',
  'leverage.acts.lede':
    'Talks, offers, refusals, retaliation and moves of those months, in order. That one came after another makes it no answer to it.',
  'leverage.days': 'From the strike',
  'leverage.daysBefore': { one: '{n} day before', other: '{n} days before' },
  'leverage.daysAfter': { one: '{n} day after', other: '{n} days after' },
  'leverage.markets': 'Markets outside their old spread',
  'leverage.models': 'Two models, side by side',
  'leverage.models.lede':
    'A bargain that both prefer to going on, and a contest in which each waits for the other to give up. The ranges below are illustrations; only the algebra is certain.',
  'leverage.figure': 'The two models say the opposite for the attacker in {share} of what is allowed',
  'leverage.figure.agree': 'The two models agree in sign over all that is allowed',
  'leverage.source': 'Illustrative ranges; no source gives them.',
  'leverage.source.own': 'The reader’s own ranges.',
  'leverage.method':
    'x* = p − c_A + λ(c_A + c_B) (Fearon 1995); in a war of attrition the attacker gives up at the rate c_B / V_B, so that raising the defender’s cost makes the attacker give up sooner. Changes are uniform and independent over their ranges. The share against the attacker is the exact volume of a cut box; the share of opposite signs a sum over a fine grid.',
  'leverage.bargaining': 'A bargain',
  'leverage.bargaining.range': 'Any share from {low} to {high} is better for both than going on; the point is {point}.',
  'leverage.change': 'The strike moves it by {low} to {high}, against the attacker in {share} of what is allowed.',
  'leverage.breaking':
    'A shift of power above {shift} would leave no bargain that holds (the later counted at nine tenths).',
  'leverage.tornado.desc': '{input}: {low} to {high}',
  'leverage.attrition': 'A war of attrition, and where the signs differ',
  'leverage.attrition.change':
    'The attacker gives up first with chance {is} instead of {was}, at the middle of what is allowed.',
  'leverage.map.desc': 'Signs of both models over changes of both costs; opposite in {share} of what is allowed',
  'leverage.map.across': 'change of the attacker’s cost; upwards: of the defender’s',
  'leverage.map.legend':
    'First sign: the bargain, second: the contest; + is for the attacker. Framed where they are opposite, at the middle change of power.',
  'leverage.parameters': 'The ranges',
  'leverage.assumed': 'The same, under “{name}”',
  'leverage.book': 'Your own ranges',
  'leverage.book.rows': 'Ranges you assume',
  'leverage.book.lede':
    'Press an input to put your own range in place of the illustration, with a word on why. What follows is marked assumed.',
  'leverage.input.power': 'share the attacker could take by going on (p)',
  'leverage.input.costA': 'cost of going on, attacker (c_A)',
  'leverage.input.costB': 'cost of going on, defender (c_B)',
  'leverage.input.split': 'part of the range to the attacker (λ)',
  'leverage.input.shiftPower': 'change of p by the strike',
  'leverage.input.shiftA': 'change of the attacker’s cost',
  'leverage.input.shiftB': 'change of the defender’s cost',
  'leverage.fits': 'Consistent with',
  'leverage.fits.also': 'Also consistent with',
} as const;
