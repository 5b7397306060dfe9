// Pak een brotli-bestand uit: node uitpakken.mjs VAN NAAR
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

const [van, naar] = process.argv.slice(2);
await pipeline(createReadStream(van), createBrotliDecompress(), createWriteStream(naar));
