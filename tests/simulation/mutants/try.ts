export const tryMutants = async (_name: string | undefined): Promise<number> => 0;
