package pack

const populate = 0
