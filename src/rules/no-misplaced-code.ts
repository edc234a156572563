import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'no-misplaced-code',
  messages: { misplaced: '`{{code}}` is a {{is}} ({{isBecause}}), but stands in a {{standsIn}} file ({{standsInBecause}}). Move it to where its layer is.' },
  judge: ({ is, standsIn }) => ({
    message: 'misplaced',
    data: { is: is.layer, isBecause: is.because, standsIn: standsIn.layer, standsInBecause: standsIn.because },
  }),
});
