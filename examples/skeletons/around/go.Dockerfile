FROM golang:1.24
WORKDIR /bot
COPY go.mod *.go ./
RUN go build -o bot .
ENV HOST=0.0.0.0 PORT=8080
EXPOSE 8080
USER 65534
CMD ["./bot"]
