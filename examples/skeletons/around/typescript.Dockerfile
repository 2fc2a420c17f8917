FROM node:22-slim
WORKDIR /bot
COPY package.json tsconfig.json ./
RUN npm install
COPY *.ts ./
RUN npm run build
ENV HOST=0.0.0.0 PORT=8080
EXPOSE 8080
USER node
CMD ["node", "dist/server.js"]
