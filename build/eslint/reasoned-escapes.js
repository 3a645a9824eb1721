/**
 * Every switched-off rule says why, after ` -- `, in the same comment.
 * @type {import('eslint').Rule.RuleModule}
 */
export const reasonedEscapes = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { bare: 'Say why after " -- ": an escape without a reason is a defect.' },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (isBareEscape(comment.value) && comment.loc) {
            context.report({ loc: comment.loc, messageId: 'bare' });
          }
        }
      },
    };
  },
};

/**
 * @param {string} text a comment without its marks
 * @returns {boolean}
 */
export function isBareEscape(text) {
  return /^\s*eslint-disable\b/.test(text) && !/\s--\s+\S/.test(text);
}
