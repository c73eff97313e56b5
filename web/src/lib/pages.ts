/** A list page by page, as every list of the API is: the cursor of an answer requests the next page. */
export const byPage = {
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }: { readonly nextCursor: string | null }) => nextCursor,
};

/** The query of one page of a list. */
export const pageOf = (limit: number, cursor: string | null) => ({
  limit: String(limit),
  ...(cursor !== null && { cursor }),
});
